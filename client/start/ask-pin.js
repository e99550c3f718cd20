/*
 * Asks about the game in the address while the page's script is still on its way: on a slow network that is a round
 * trip less before one can give one's name. As old a language as the guard's.
 */
;(function () {
  var found = /^(.*\/)j\/(\d{6})\/?$/.exec(location.pathname)
  if (!found || !window.Promise) return
  try {
    // Whoever has a seat there does not ask.
    if ((localStorage.getItem('preau-seats') || '').indexOf(found[2]) >= 0) return
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the language of then wants a name
  } catch (refused) {
    // Nothing is kept, so there is no seat.
  }
  var pin = found[2]
  var request = new XMLHttpRequest()
  request.open('GET', found[1] + 'api/pins/' + pin)
  request.setRequestHeader('x-preau', '1')
  request.timeout = 8000
  /** What `api.pin` would say; undefined where it has to ask itself. */
  var reply = new Promise(function (tell) {
    request.onloadend = function () {
      try {
        var value = JSON.parse(request.responseText)
        tell(
          request.status === 200
            ? { ok: true, value: value }
            : { ok: false, code: value.code || 'server_error' }
        )
        // eslint-disable-next-line @typescript-eslint/no-unused-vars -- as above
      } catch (unread) {
        tell(undefined)
      }
    }
  })
  request.send()

  /** @param {string} asked */
  window.pinReply = function (asked) {
    if (asked !== pin) return
    // What is asked again wants a new answer.
    pin = ''
    return reply
  }
})()
