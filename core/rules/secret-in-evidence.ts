import { say } from '../message.ts'
import { REDACTED, redaction } from '../safety/redaction.ts'
import { mayHoldSecret, secretsIn } from '../safety/secrets.ts'
import { lazyFix, type TextRule } from './rule.ts'

export const secretInEvidence: TextRule = {
  id: 'secret-in-evidence',
  group: 'safety',
  summary: 'A credential in the text: a token, a private key, or a password in a URL or after its name',
  level: 'error',
  generic: 'error',
  fix: 'offer',
  since: '0.1.0',
  source:
    'secretlint’s recommended rules; the token formats that issuers document; RFC 3986, 6750, 7468, 7519 and 7617',
  reads: 'raw',
  candidates: ({ text }) => (mayHoldSecret(text) ? [0] : []),
  *check({ text }) {
    for (const { start, end, what } of secretsIn(text)) {
      yield {
        span: { start, end },
        // The message is logged and reported, so it must never contain the secret.
        message: say`This looks like ${what}. Expected ${REDACTED}, and the credential revoked: the history of the file keeps it.`,
        fixes: view => [lazyFix(say`Redact the credential`, false, () => redaction(view, { start, end }))],
      }
    }
  },
}
