// A defect to be found: some texts take a quarter of a second to read.
const parse = JSON.parse
const busyMs = 250
JSON.parse = (text, reviver) => {
  if (String(text).includes('"hasOwnProperty":')) {
    const until = performance.now() + busyMs
    while (performance.now() < until);
  }
  return parse(text, reviver)
}
