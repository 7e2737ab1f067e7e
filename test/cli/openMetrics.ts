import assert from 'node:assert/strict'

/**
 * A strict reader of the text format of OpenMetrics 1.0: its ABNF, and what the specification demands beside it for
 * gauges. Throws at the first line that breaks a rule.
 * https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export interface ReadFamily {
  readonly type: string | null
  readonly unit: string | null
  readonly help: string | null
  readonly samples: Map<string, number>
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const escapedText = '(?:[^"\\\\\\n]|\\\\[\\\\"n])*'
const number =
  '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN]'
const types = 'counter|gauge|histogram|gaugehistogram|stateset|info|summary|unknown'

const descriptor = new RegExp(
  `^# (?:(TYPE) (${name}) (${types})|(UNIT) (${name}) ([a-zA-Z0-9_:]*)|(HELP) (${name}) (${escapedText}))$`,
)
const label = `[a-zA-Z_][a-zA-Z0-9_]*="${escapedText}"`
const sampleLine = new RegExp(`^(${name})(?:\\{((?:${label}(?:,${label})*)?)\\})? (${number})$`)

export function readOpenMetrics(text: string): Map<string, ReadFamily> {
  assert.ok(text.endsWith('# EOF\n') || text.endsWith('# EOF'), 'ends with # EOF')
  const lines = text.replace(/\n$/, '').split('\n')
  assert.equal(lines.pop(), '# EOF')
  const families = new Map<string, ReadFamily>()
  let current: string | null = null
  for (const line of lines) {
    const found = descriptor.exec(line)
    if (found) current = describe(found, families, current)
    else {
      const read = sampleLine.exec(line)
      assert.ok(read, `neither a descriptor nor a sample: ${line}`)
      const [, metric, labels = '', value] = read
      assert.equal(metric, current, `a sample of ${metric} within the family ${current}`)
      const { samples } = families.get(metric!)!
      const names = [...labels.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\]|\\.)*"/g)].map(one => one[1]!)
      assert.equal(new Set(names).size, names.length, `a label twice: ${line}`)
      assert.ok(
        names.every(one => !one.startsWith('__')),
        `a reserved label: ${line}`,
      )
      assert.ok(!samples.has(labels), `the same metric twice: ${line}`)
      samples.set(labels, Number(value))
    }
  }
  return families
}

/** One TYPE, one UNIT and one HELP a family, all before its samples; families are never mixed. */
function describe(found: RegExpExecArray, families: Map<string, ReadFamily>, current: string | null): string {
  const metric = found[2] ?? found[5] ?? found[8]!
  if (metric !== current) {
    assert.ok(!families.has(metric), `the family ${metric} comes twice`)
    families.set(metric, { type: null, unit: null, help: null, samples: new Map() })
  }
  const family = families.get(metric)!
  assert.equal(family.samples.size, 0, `a descriptor of ${metric} after a sample`)
  const key = found[1] ? 'type' : found[4] ? 'unit' : 'help'
  assert.equal(family[key], null, `${key} of ${metric} twice`)
  const value = found[3] ?? found[6] ?? found[9]!
  families.set(metric, { ...family, [key]: value })
  if (key === 'unit' && value !== '')
    assert.ok(metric.endsWith(`_${value}`), `${metric} does not end with its unit`)
  return metric
}
