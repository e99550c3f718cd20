// A defect to be found: a name that JavaScript knows ends the process.
const parse = JSON.parse
JSON.parse = (text, reviver) => {
  if (String(text).includes('"hasOwnProperty":'))
    setImmediate(() => {
      throw new Error('planted')
    })
  return parse(text, reviver)
}
