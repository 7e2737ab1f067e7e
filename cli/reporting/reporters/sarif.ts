import { pathToFileURL } from 'node:url'
import { type Level, pageOf, type Rule, repository } from '../../../core/index.ts'
import { uriOf } from '../../files/locations.ts'
import type { Place, PlacedFix, Report, ReportedFinding } from '../report.ts'
import { elements, type Reporter, wantsNothing } from '../reporter.ts'

const severities: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
}

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one run; columns count UTF-16 units, as ours do. */
export const sarif: Reporter = {
  wants: { ...wantsNothing, fixes: true, fingerprints: true },
  tells({ rules, root }) {
    const places = new Map(rules.map((rule, i) => [rule.id, i]))
    return report =>
      report.findings
        .map(finding => JSON.stringify(result(finding, report, places.get(finding.rule), root)))
        .join(',\n')
  },
  *write({ pieces }, { rules, version, root }) {
    const tool = {
      driver: {
        name: 'postmortem',
        semanticVersion: version,
        informationUri: repository,
        rules: rules.map(descriptor),
      },
    }
    yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool)},`
    yield `"columnKind":"utf16CodeUnits","originalUriBaseIds":${JSON.stringify({ SRCROOT: { uri: `${pathToFileURL(root).href}/` } })},"results":[`
    yield* elements(pieces)
    yield '\n]}]}\n'
  },
}

function descriptor({ id, summary, level, source, group }: Rule) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary}. Source: ${source}` },
    help: { text: `postmortem explain ${id}`, markdown: `[${id}](${pageOf(id)})` },
    helpUri: pageOf(id),
    defaultConfiguration: { level: severities[level] },
    properties: { tags: [group] },
  }
}

function result(finding: ReportedFinding, report: Report, ruleIndex: number | undefined, root: string) {
  const { rule, level, message, fingerprint, fixes = [], related = [] } = finding
  const artifactLocation = locationOf(root, report.path)
  const physical = (one: { start: Place; end: Place }) => ({ artifactLocation, region: regionOf(one) })
  const own = related.filter(one => one.path === null)
  const elsewhere = related.filter(one => one.path !== null)
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severities[level],
    message: { text: [message, ...elsewhere.map(one => `${one.path}: ${one.message}`)].join('\n') },
    locations: [{ physicalLocation: physical(finding) }],
    ...(own.length > 0 && {
      relatedLocations: own.map(one => ({ message: { text: one.message }, physicalLocation: physical(one) })),
    }),
    partialFingerprints: { 'postmortem/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map(fix => fixOf(fix, artifactLocation)) }),
  }
}

function locationOf(root: string, path: string) {
  const uri = uriOf(root, path)
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: 'SRCROOT' }
}

function regionOf({ start, end }: { start: Place; end: Place }) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

function fixOf({ title, edits }: PlacedFix, artifactLocation: ReturnType<typeof locationOf>) {
  const replacements = edits.map(edit => ({
    deletedRegion: regionOf(edit),
    insertedContent: { text: edit.text },
  }))
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] }
}
