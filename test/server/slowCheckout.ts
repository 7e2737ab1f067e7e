import assert from 'node:assert/strict'
import type {
  DocumentDiagnosticReport,
  RelatedFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node'

/** A document with one value that the style does not know, in line 5. */
export const path = '2026-08-20-slow-checkout.md'
export const text = `---
profile: tiered
id: 2026-08-20-slow-checkout
title: Slow checkout
date: 2026-08-20
severity: sev9
status: draft
---
# Slow checkout

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:32 | Latency rises |
`

/** A range within a line. */
export const onLine = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
})

/** The report, which must be a whole one. */
export function full(report: DocumentDiagnosticReport): RelatedFullDocumentDiagnosticReport {
  assert.equal(report.kind, 'full')
  return report as RelatedFullDocumentDiagnosticReport
}

/** What a report finds, each with its line. */
export function codes(report: DocumentDiagnosticReport): string[] {
  return full(report).items.map(item => `${item.range.start.line} ${item.code}`)
}
