import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Installs packages of Debian, as root on Debian or a system made from it. Returns what stands in the way elsewhere: the
 * one command to run, or that there is none; `null` when they were installed. `why` is shown while it takes its time.
 */
export function installFromDebian(packages: readonly string[], why: string): string | null {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isDebian()) return `Install ${packages.join(', ')} with your system's packages.`
  if (process.getuid?.() !== 0) return `Run: sudo ${command}`
  console.log(why)
  const { status, stderr, error } = spawnSync('sh', ['-c', `apt-get update -qq && ${command} -qq`], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0 ? null : `Run: apt-get update && ${command}\n${error?.message ?? stderr}`
}

function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*\bdebian\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
