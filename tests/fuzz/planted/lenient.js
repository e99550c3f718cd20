// A defect to be found: a choice that does not exist, or none, is taken for the first.
const parse = JSON.parse
JSON.parse = (text, reviver) => {
  const value = parse(text, reviver)
  const answer = Array.isArray(value) ? value[1]?.answer : null
  if (answer?.choices?.[0] === 'zz' || answer?.choices?.length === 0) answer.choices = ['a']
  return value
}
