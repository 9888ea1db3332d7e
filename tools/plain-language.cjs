/**
 * ESLint plugin for CONTRIBUTING.md, "Language": openings of comments, banned metaphors, one `describe` per test
 * file. CommonJS, for Jest.
 */

/** Vague subjects at the start of comments. */
const vagueOpening = /^(?:what|who|whoever|how|that|of|those|one|it)\b(?!-)/i

/** Banned metaphors, with the field's terms. */
const metaphors = [
  ['front door', 'gateway'],
  ['chores?', 'periodic task'],
  ['storms?', 'randomized'],
  ['housekeeping', 'periodic task'],
  ['buried', 'dead letter'],
  ['born', 'created'],
  ['somebody', 'a noun, such as customer, buyer or actor'],
  ['whoever', 'a noun, such as client or caller'],
  ['gives? back', 'release, refund or restock'],
  ['sayGoodbye', 'removeHeartbeat'],
  ['kept answers?', 'cached response'],
  ['shoppers?', 'buyer or customer'],
  ['call-backs?', 'webhook'],
  ['refusals?', 'error'],
  ['(?:is|are|was|were) told', 'notify or publish'],
  ['comes? to nothing', 'fail or cancel'],
].map(([words, term]) => ({ pattern: new RegExp(`\\b${words}\\b`, 'i'), term }))

/** Line comments that follow each other are one comment. */
function blocksOf(comments) {
  const blocks = []
  for (const comment of comments) {
    const last = blocks.at(-1)
    const text = comment.value.replaceAll(/^\s*\*+/gm, '').trim()
    const continues = comment.type === 'Line' && last?.type === 'Line' && last.endLine + 1 === comment.loc.start.line
    if (continues) Object.assign(last, { text: `${last.text} ${text}`, endLine: comment.loc.end.line })
    else blocks.push({ type: comment.type, text, loc: comment.loc, endLine: comment.loc.end.line })
  }
  return blocks
}

/** Reports banned metaphors of a text. */
function reportMetaphors(report, text, place) {
  for (const { pattern, term } of metaphors) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) report({ ...place, message: `Write the field's term for "${found}": ${term}.` })
  }
}

const comments = {
  meta: { type: 'suggestion', schema: [] },
  create: ({ report, sourceCode }) => ({
    Program() {
      for (const { text, loc } of blocksOf(sourceCode.getAllComments())) {
        const opening = vagueOpening.exec(text)?.[0]
        if (opening !== undefined)
          report({ loc, message: `Start the comment with a noun or an imperative verb, not with "${opening}".` })
        reportMetaphors(report, text, { loc })
      }
    },
  }),
}

/** Name of a called function such as `describe` in `describe.each(…)(…)`. */
function calledName(expression) {
  let node = expression
  while (node && node.type !== 'Identifier') node = node.callee ?? node.object ?? node.tag
  return node?.name
}

const oneDescribe = {
  meta: { type: 'suggestion', schema: [] },
  create: ({ report }) => ({
    Program(program) {
      const named = (...names) => program.body.filter((statement) => names.includes(calledName(statement.expression)))
      for (const node of named('test', 'it')) report({ node, message: 'Put the test into the describe of its file.' })
      const [first, ...others] = named('describe')
      if (!first) report({ node: program, message: 'Name the subject of the file with a describe.' })
      for (const node of others) report({ node, message: 'Put all tests of a file into one describe.' })
    },
  }),
}

const titles = {
  meta: { type: 'suggestion', schema: [] },
  create: ({ report }) => ({
    CallExpression(node) {
      const [title] = node.arguments
      if (!title || !['describe', 'test', 'it'].includes(calledName(node))) return
      const text = title.type === 'TemplateLiteral' ? title.quasis.map(({ value }) => value.raw).join('') : title.value
      if (typeof text !== 'string') return
      const opening = vagueOpening.exec(text)?.[0]
      if (opening !== undefined && opening.toLowerCase() !== 'of')
        report({ node: title, message: `Start the title with its subject or a verb, not with "${opening}".` })
      reportMetaphors(report, text, { node: title })
    },
  }),
}

module.exports = { rules: { comments, titles, 'one-describe': oneDescribe } }
