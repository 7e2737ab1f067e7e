// `npm run screenshots`: walks through the running product and keeps the pictures in docs/images.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const walks = globSync('test/vscode/outside/*.test.ts', { cwd: root }).sort()
const env = { ...process.env, POSTMORTEMS_PICTURES: join(root, 'docs', 'images') }

for (const args of [['tools/build.ts'], ['--test', '--test-concurrency=1', ...walks]]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
