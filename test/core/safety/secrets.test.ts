import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { privateKey } from '../../../core/safety/patterns.ts'
import { mayHoldSecret, secretsIn, withoutSecrets } from '../../../core/safety/secrets.ts'
import { plainMatching } from '../../../tools/build/leftOut.ts'
import { cpuTime } from '../../properties.ts'

/** Put together here, so that scanners of this repository have nothing to find. */
const drawn = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2'

const secrets: readonly (readonly [text: string, secret: string])[] = [
  [`key AK${'IA'}Q3EGRIZ7T5MPK2WX in the log`, `AK${'IA'}Q3EGRIZ7T5MPK2WX`],
  [`token gh${'p_'}${drawn.slice(0, 36)}.`, `gh${'p_'}${drawn.slice(0, 36)}`],
  [`curl -H "PRIVATE-TOKEN: gl${'pat-'}${drawn.slice(0, 20)}"`, `gl${'pat-'}${drawn.slice(0, 20)}`],
  [
    `xo${'xb-'}2048173912-2048173913-${drawn.slice(0, 24)}`,
    `xo${'xb-'}2048173912-2048173913-${drawn.slice(0, 24)}`,
  ],
  [
    `https://hooks.slack.com/services/T024BE7LD/B024BE7LE/${drawn.slice(0, 24)}`,
    `T024BE7LD/B024BE7LE/${drawn.slice(0, 24)}`,
  ],
  [`sk_${'live_'}${drawn.slice(0, 24)}`, `sk_${'live_'}${drawn.slice(0, 24)}`],
  [`AI${'za'}${drawn.slice(0, 35)}`, `AI${'za'}${drawn.slice(0, 35)}`],
  [`postgres://app:Tr0ub4dor@db-7.prod:5432/ledger`, 'Tr0ub4dor'],
  [`redis://:winterreise@cache:6379`, 'winterreise'],
  [`DB_PASSWORD=hunter2`, 'hunter2'],
  [`password: "correct horse battery 9"`, ''],
  [`{"password": "S3cr3t!pw", "user": "app"}`, 'S3cr3t!pw'],
  [`PGPASSWORD='q9Zr!tt' psql`, 'q9Zr!tt'],
  [`mysqldump --password Gr4ffiti! ledger`, 'Gr4ffiti!'],
  [`client_secret = ${drawn.slice(0, 32)}`, drawn.slice(0, 32)],
  [
    `AWS_SECRET_ACCESS_KEY=${drawn.slice(0, 30)}/K7+${drawn.slice(30, 36)}`,
    `${drawn.slice(0, 30)}/K7+${drawn.slice(30, 36)}`,
  ],
  [`Authorization: Bearer ${drawn.slice(0, 40)}`, drawn.slice(0, 40)],
  [`Authorization: Basic YXBwOlRyMHViNGRvcg==`, 'YXBwOlRyMHViNGRvcg=='],
  [`curl -u admin:Wint3rtag https://wiki`, 'Wint3rtag'],
  [
    `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhcHAtNyJ9.${drawn.slice(0, 43)}`,
    `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhcHAtNyJ9.${drawn.slice(0, 43)}`,
  ],
]

test('credentials are found, and exactly they', () => {
  for (const [text, secret] of secrets) {
    const found = secretsIn(`before\n${text}\nafter`).map(one =>
      `before\n${text}\nafter`.slice(one.start, one.end),
    )
    assert.deepEqual(found, secret === '' ? [] : [secret], text)
  }
})

test('a private key is one finding, from its first line to its last', () => {
  const key = `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${drawn}\n${drawn}\n-----END RSA ${'PRIVATE'} KEY-----`
  assert.deepEqual(secretsIn(`> log\n${key}\nrest`), [{ start: 6, end: 6 + key.length, what: privateKey }])
})

const harmless = [
  `AKIAIOSFODNN7EXAMPLE`,
  `ghp_${'x'.repeat(36)}`,
  'DB_PASSWORD=<password>',
  `DB_PASSWORD=$DB_PASSWORD and $${'{SECRET_TOKEN}'}`,
  'password: ********',
  'password: [redacted]',
  'password=REDACTED-2026',
  'token: {{ secrets.DEPLOY_TOKEN_2 }}',
  'The password: rotated on 2026-03-24 by the platform team',
  'Password: 90-day expiry, 12-character minimum',
  'secret: payments-db-credentials-v2',
  'secret=projects/x1/secrets/db2',
  'api_key: vault:secret/data/payments#key1',
  'token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  'next_page_token=CAUQAA19sdfkjh2398sdkfjh',
  'token expired after 3600s; the token = the session',
  'password_hash: $2b$12$abcdefgh',
  'postgres://user:password@localhost/db and amqp://guest:guest@rabbit',
  `postgres://app:$${'{DB_PASS}'}@db:5432`,
  'ssh://git@gitlab.example.com:2222/group/x.git',
  'https://grafana.example.com:3000/d/abc?var=x@y',
  'Authorization: Bearer <token>',
  'Authorization: Bearer $TOKEN',
  'the bearer token-authentication of the gateway-2',
  '-----BEGIN CERTIFICATE-----\nMIIEabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ\n-----END CERTIFICATE-----',
  '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'sk_test_4eC39HqLyjWDarjtT1zdP7dc',
  'password: bcrypt12, secret_key: aes256-gcm',
  'tokens: 1200 tokens were revoked',
  'PASSWORD: see 1Password, the vault of the team',
  'kubectl get secret db-credentials-2 -o yaml',
  'key: value12345678901234567890',
  'auth_token=process.env.AUTH_TOKEN_2',
  'reset token: INC-2026-0012345',
]

test('placeholders, variables, references and names are not', () => {
  for (const text of harmless) assert.deepEqual(secretsIn(text), [], text)
})

test('the hint lets through all that is found', () => {
  for (const [text, secret] of secrets) if (secret !== '') assert.ok(mayHoldSecret(text), text)
})

test('what reports show has a dot for each character of a credential', () => {
  assert.equal(withoutSecrets('DB_PASSWORD=hunter2 psql'), 'DB_PASSWORD=••••••• psql')
  assert.equal(withoutSecrets('no secret here'), 'no secret here')
})

/** One credential of each sort the detector knows, by its rule; put together here for the same reason. */
const detected: Readonly<Record<string, string>> = {
  aws: `AK${'IA'}Q3EGRIZ7T5MPK2WX`,
  npm: `np${'m_'}${drawn.slice(0, 36)}`,
  basicauth: `https://deploy:Tr0ub4dor@git.example.net/x`,
  slack: `xo${'xp-'}2048173912-2048173913-${drawn.slice(0, 24)}`,
  sendgrid: `S${'G.'}${drawn.slice(0, 22)}.${drawn.slice(0, 43)}`,
  shopify: `shp${'at_'}${'0f1e2d3c4b5a69788796a5b4c3d2e1f0'}`,
  github: `gh${'p_'}${drawn.slice(0, 36)}`,
  gitlab: `gl${'pat-'}${drawn.slice(0, 20)}`,
  grafana: `gl${'sa_'}${drawn.slice(0, 32)}_0f1e2d3c`,
  groq: `gs${'k_'}${drawn.slice(0, 52)}`,
  huggingface: `hf${'_'}aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH`,
  linear: `lin_${'api_'}${drawn.slice(0, 40)}`,
  notion: `nt${'n_'}12345678902${drawn.slice(0, 35)}`,
  'database-connection-string': `mysql://app:Tr0ub4dor@db-7.prod:3306/ledger`,
  'hashicorp-vault': `hv${'s.'}${drawn}${drawn.slice(0, 33)}`,
  vercel: `vc${'p_'}${drawn.slice(0, 24)}`,
  databricks: `da${'pi'}0f1e2d3c4b5a69788796a5b4c3d2e1f0`,
  docker: `dckr_${'pat_'}${drawn.slice(0, 27)}`,
  figma: `fi${'gd_'}${drawn.slice(0, 43)}`,
}

/** Whose credentials need more than a line to show, or are told by more than their form. */
const others = ['gcp', 'privatekey', 'openai', 'anthropic', '1password', 'filter-comments']

test('the quick look lets through what the detector finds, for each of its rules', () => {
  const names = rules.map(({ meta: { id } }) => id.slice(id.lastIndexOf('rule-') + 5))
  assert.deepEqual(names.sort(), [...Object.keys(detected), ...others].sort())
  for (const [name, text] of Object.entries(detected)) {
    for (const line of [`${text}`, `(${text})`, `key=${text}`, `| 14:05 | ${text} |`]) {
      assert.equal(secretsIn(line).length, 1, `${name}: ${line}`)
    }
  }
})

type Detector = Pick<(typeof rules)[number], 'meta' | 'create'>

/** What a rule of the detector reports of a text: names and places. */
function reported({ meta, create }: Detector, content: string): unknown[] {
  const all: unknown[] = []
  const context = {
    createTranslator: () => (messageId: string) => ({ message: messageId, messageId }),
    report: (found: { message: { messageId: string }; range: readonly number[] }) =>
      all.push([meta.id, found.message.messageId, ...found.range]),
    ignore: (found: { range: readonly number[] }) => all.push([meta.id, 'ignored', ...found.range]),
  }
  const file = { filePath: 'text.txt', content, contentType: 'text', ext: '.txt', hasBOM: false }
  const options = { allows: ['/sk_[a-z]+_a1/i', 'winterreise', 'winterreise'], enableIDScanRule: true }
  ;(create as (context: object, options: object) => { file?(file: object): unknown })(
    context,
    options,
  ).file?.(file)
  return all
}

test('without lodash and sentences, as in the bundle, the detector finds the same', async () => {
  const file = fileURLToPath(import.meta.resolve('@secretlint/secretlint-rule-preset-recommend'))
  const code = plainMatching(readFileSync(file, 'utf8'))
  assert.doesNotMatch(code, /LARGE_ARRAY_SIZE|found AWS/)
  const bare = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { rules: Detector[] }
  const texts = [...secrets.map(([text]) => text), ...Object.values(detected).map(String)]
  const together = texts.join('\n')
  for (const [i, rule] of rules.entries()) {
    for (const text of [...texts, `${together}\n${together}`])
      assert.deepEqual(reported(bare.rules[i]!, text), reported(rule, text), text)
  }
})

test('always: hostile text is read in linear time', () => {
  const hostile = [
    'eyJ'.repeat(40_000),
    'a://'.repeat(30_000),
    'password=='.repeat(20_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(4_000),
    'glpat-'.repeat(20_000),
    'curl '.repeat(20_000),
    'token:'.repeat(20_000),
  ]
  for (const text of hostile) {
    const before = cpuTime()
    secretsIn(text)
    assert.ok(cpuTime() - before < 1500, text.slice(0, 20))
  }
})
