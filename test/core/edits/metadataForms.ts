/** One document in every form that people write metadata in: an empty, a short and a list value among them. */
export const forms: Readonly<Record<string, string>> = {
  yaml: `---
Date: 2026-08-14 # the day it began
Severity: "SEV1"
Status:
Services: [payments, 'ledger']
---

# Outage 🔥
`,
  'yaml block list': `---
Date: '2026-08-14'
Severity: SEV1 # high
Status:   # open
Services:
  - payments
  - ledger
---

# Outage
`,
  toml: `+++
Date = 2026-08-14
Severity = "SEV1"
Status = ""
Services = ["payments", "ledger"]
+++

# Outage
`,
  bullet: `# Outage

- Date: 2026-08-14
- Severity: SEV1
  - by the scale of 2025
- Status:
- Services: payments, ledger
`,
  'bold bullet': `# Outage

* **Date:** 2026-08-14
* **Severity**: \`SEV1\`
* **Status:** <!-- to be said -->
* **Services:** payments, ledger
`,
  bold: `# Outage

**Date:** 2026-08-14\u0020\u0020
**Severity:** SEV1\u0020\u0020
**Status:**\u0020\u0020
**Services:** payments, ledger
`,
  'bold paragraphs': `# Outage

**Date**: 2026-08-14

**Severity**: SEV1

**Status**:

**Services**: payments, ledger
`,
  plain: `# Outage

Date: 2026-08-14
Severity: SEV1
Status:
Services: payments, ledger
`,
  'plain, behind signs': `# Outage

・Date: 2026-08-14
・Severity: SEV1
・Status:
・Services: payments, ledger
`,
  table: `# Outage

| Field    | Value            |
| -------- | ---------------- |
| Date     | 2026-08-14       |
| Severity | \`SEV1\`           |
| Status   |                  |
| Services | payments, ledger |
`,
  'narrow table': `# Outage

|Field|Value|
|---|---|
|Date|2026-08-14|
|Severity|**SEV1**|
|Status||
|Services|payments, ledger|
`,
  heading: `# Outage

## Date: 2026-08-14

## Severity: SEV1

## Services: payments, ledger
`,
  'trailing list': `# Outage

## Summary

It broke.

## Metrics

- Date: 2026-08-14
- Severity: SEV1
- Status:
- Services: payments, ledger
`,
}

/** What follows the metadata in each of them. */
export const rest = `
## Timeline

- 14:05 alert
- 14:20 rolled back

## Action items

- [ ] Add a limit (owner: @mo)
`
