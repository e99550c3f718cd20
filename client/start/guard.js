/*
 * Runs first and within the page itself, so that something can be said when nothing else arrives. Whatever browser
 * comes must understand it: no syntax and no function that is younger than 2012.
 */
;(function () {
  var retryMs = 1500
  var patienceMs = 30000
  var root = document.documentElement
  var stylesLost = 0

  /** @param {string} id */
  function part(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id))
  }

  function isBlank() {
    return !part('app') || !part('app').firstChild
  }

  /** @param {'lost' | 'too-old'} id */
  function tell(id) {
    part(id).hidden = false
  }

  /** Loads the page again, at most once a minute: what fails again is told. */
  function startAgain() {
    var key = 'preau-started-again'
    try {
      var isNew = Date.now() - Number(sessionStorage.getItem(key)) > 60000
      if (isNew) {
        sessionStorage.setItem(key, String(Date.now()))
        return location.reload()
      }
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the language of then wants a name
    } catch (refused) {
      // Where nothing can be kept, a page that loads itself again would do so for ever.
    }
    tell('lost')
  }
  window.startAgain = startAgain

  /** Waits for the server: loaded again without it, the page would be the browser's own « no network ». */
  function startAgainOnceReached() {
    var request = new XMLHttpRequest()
    request.open('GET', location.href)
    request.onload = startAgain
    request.onerror = function () {
      tell('lost')
      setTimeout(startAgainOnceReached, retryMs)
    }
    request.send()
  }

  /**
   * Nothing shows before it is styled.
   * @param {HTMLLinkElement} lost
   */
  function askStyleAgain(lost) {
    var again = /** @type {HTMLLinkElement} */ (lost.cloneNode())
    again.onload = function () {
      root.hidden = part('app').hidden = false
      part('lost').hidden = true
    }
    stylesLost += 1
    root.hidden = stylesLost < 4
    setTimeout(function () {
      if (!root.hidden) {
        part('app').hidden = true
        tell('lost')
      }
      ;/** @type {Node} */ (lost.parentNode).replaceChild(again, lost)
    }, retryMs)
  }

  addEventListener(
    'error',
    function (event) {
      var target = /** @type {any} */ (event.target)
      if (target.rel === 'stylesheet' && (isBlank() || stylesLost > 0)) askStyleAgain(target)
      if (target.tagName === 'SCRIPT') setTimeout(startAgainOnceReached, retryMs)
      if (target !== window) return
      setTimeout(function () {
        if (isBlank()) tell('too-old')
      }, retryMs)
    },
    true
  )

  document.addEventListener('DOMContentLoaded', function () {
    var needed = root.getAttribute('data-needs')
    if (needed && (!window.CSS || !CSS.supports || !CSS.supports(needed))) tell('too-old')
    setTimeout(function () {
      if (!isBlank()) return
      tell('lost')
      new MutationObserver(function () {
        part('lost').hidden = !isBlank()
      }).observe(part('app'), { childList: true })
    }, patienceMs)
  })
})()
