// `npm run new rule <id>`: a new rule's room (code, page with its first examples) and its line in the index.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const rules = join(import.meta.dirname, '..', 'core', 'rules')
const [kind, id] = process.argv.slice(2)

if (kind !== 'rule' || id === undefined || !/^[a-z]+(?:-[a-z]+)+$/.test(id)) {
  console.error(
    'Usage: npm run new rule <id>, with an id of two words or more in kebab case: npm run new rule timeline-order',
  )
  process.exit(2)
}
if (existsSync(join(rules, `${id}.ts`))) {
  console.error(`There is a rule ${id} already: core/rules/${id}.ts`)
  process.exit(2)
}

const name = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

writeFileSync(
  join(rules, `${id}.ts`),
  `import { say } from '../message.ts'
import type { DocumentRule, Found } from './rule.ts'

export const ${name}: DocumentRule = {
  id: '${id}',
  group: 'housekeeping',
  summary: 'what it finds, in one line',
  level: 'hint',
  fix: 'none',
  since: '0.1.0',
  source: 'which policy asks for it',

  *check({ record }): Generator<Found> {
    if (record.title?.value === 'Untitled') {
      yield { span: record.title.span, message: say\`The title says nothing. Expected what broke, and for whom.\` }
    }
  },
}
`,
)

writeFileSync(
  join(rules, `${id}.md`),
  `# ${id}

Why it matters, in a sentence or two: what goes wrong in a team that lets it pass.

Source: which policy asks for it, and where.

\`\`\`md bad
# Untitled
  ^^^^^^^^ The title says nothing
\`\`\`

\`\`\`md good
# Checkout failed for one in three customers
\`\`\`
`,
)

const index = join(rules, 'index.ts')
const text = readFileSync(index, 'utf8')
// In its place by name, as the linter wants it.
const imports = Array.from(text.matchAll(/^import .* from '\.\/(.*)\.ts'\n/gm))
const before = imports.findLast(([, other]) => other! < id)
const at = before === undefined ? 0 : before.index + before[0].length
const line = `import { ${name} } from './${id}.ts'\n`
const added = text.slice(0, at) + line + text.slice(at)
writeFileSync(index, added.replace(/\n\]\n/, `\n  ${name},\n]\n`))
console.log(
  `core/rules/${id}.ts, core/rules/${id}.md and a line in core/rules/index.ts. Next: npm run test:unit`,
)
