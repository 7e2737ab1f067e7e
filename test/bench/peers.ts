import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What ours is measured beside. Installed for the bench alone, into its own folder. */
const packages = {
  'markdown-it': '^14.1.0',
  'markdownlint-cli2': '^0.22.1',
  'remark-cli': '^12.0.1',
  'remark-frontmatter': '^5.0.0',
  'remark-gfm': '^4.0.1',
  'remark-lint-frontmatter-schema': '^3.15.4',
  'remark-preset-lint-recommended': '^7.0.1',
  rumdl: '^0.2.75',
  'vscode-markdown-languageserver': '0.5.0',
  'yaml-language-server': '^1.19.0',
}

export const work = join(import.meta.dirname, '.work')
const modules = join(work, 'node_modules')

/** Installs the peers unless they are there. Their scripts do not run. */
export function installPeers(): void {
  const manifest = JSON.stringify(
    { name: 'bench', private: true, type: 'module', dependencies: packages },
    null,
    2,
  )
  const done = join(work, '.installed')
  mkdirSync(work, { recursive: true })
  writeConfigurations()
  if (existsSync(done)) return
  writeFileSync(join(work, 'package.json'), manifest)
  console.error('Installing the tools to compare with …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync(npm, ['install', ...options], { cwd: work, stdio: ['ignore', 'inherit', 'inherit'] })
  writeFileSync(done, '')
}

function writeConfigurations(): void {
  // Long lines are no fault of a postmortem; with the rule on, most of their time goes into telling of them.
  const markdownlint = {
    config: { default: true, MD013: false, MD060: false },
    noBanner: true,
    noProgress: true,
  }
  writeFileSync(join(work, 'bench.markdownlint-cli2.jsonc'), JSON.stringify(markdownlint))
  writeFileSync(join(work, 'schema.json'), JSON.stringify(frontMatterSchema))
  writeFileSync(
    join(work, 'remarkrc.js'),
    `import frontmatter from 'remark-frontmatter'
import gfm from 'remark-gfm'
import recommended from 'remark-preset-lint-recommended'
import schema from 'remark-lint-frontmatter-schema'
export default { plugins: [frontmatter, gfm, recommended, [schema, { schemas: { './schema.json': ['./corpus/**/*.md'] } }]] }
`,
  )
}

const frontMatterSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['id', 'title', 'date', 'severity', 'tier', 'status', 'author'],
  properties: {
    id: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}-' },
    title: { type: 'string', minLength: 5 },
    severity: { enum: ['sev0', 'sev1', 'sev2', 'sev3', 'sev4'] },
    tier: { enum: ['full', 'standard', 'note'] },
    status: { enum: ['draft', 'refined', 'reviewed', 'closed'] },
    author: { type: 'string', pattern: '^@' },
    money_flow_impact: { type: 'boolean' },
    services: { type: 'array', items: { type: 'string' } },
  },
}

const node = process.execPath

function rumdlProgram(): string | null {
  const own = join(modules, '@rumdl', `cli-${process.platform}-${process.arch}`, 'rumdl')
  return existsSync(own) ? own : null
}

/** How each peer is called over a folder; `null` for one that this machine has not. */
export function batchPeers(folder: string): Record<string, readonly string[] | null> {
  const rumdl = rumdlProgram()
  const over = (...args: string[]) =>
    rumdl === null ? null : [rumdl, 'check', '--disable', 'MD013', ...args, folder]
  const remark = join(modules, 'remark-cli', 'cli.js')
  return {
    'rumdl (Rust), no cache': over('--no-cache'),
    'rumdl (Rust), nothing changed': over('--cache-dir', join(work, 'cache-rumdl')),
    'markdownlint-cli2': [
      node,
      join(modules, 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs'),
      '--config',
      'bench.markdownlint-cli2.jsonc',
      `${folder}/**/*.md`,
    ],
    'remark-cli + front-matter schema': [
      node,
      remark,
      folder,
      '--rc-path',
      'remarkrc.js',
      '--no-config',
      '--no-stdout',
      '--quiet',
    ],
  }
}

/** A language server and how it wants to be spoken to. */
export interface Server {
  readonly command: readonly string[]
  readonly language?: 'yaml'
  /** Asks for diagnostics instead of being sent them. */
  readonly pulls?: true
  readonly settings?: object
}

export function serverPeers(): Record<string, Server | null> {
  const rumdl = rumdlProgram()
  return {
    'rumdl server': rumdl === null ? null : { command: [rumdl, 'server'] },
    'vscode-markdown-languageserver': {
      command: [node, join(modules, 'vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
      pulls: true,
      settings: { markdown: { validate: { enabled: true, fileLinks: { enabled: 'warning' } } } },
    },
    'yaml-language-server': {
      command: [node, join(modules, 'yaml-language-server/bin/yaml-language-server'), '--stdio'],
      language: 'yaml',
      settings: { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } },
    },
  }
}
