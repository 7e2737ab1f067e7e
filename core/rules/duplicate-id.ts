import { say } from '../message.ts'
import { isBlank } from '../policy/fields.ts'
import { type DocumentRule, MOST_RELATED } from './rule.ts'

export const duplicateId: DocumentRule = {
  id: 'duplicate-id',
  group: 'metadata',
  summary: 'Another document of the workspace has the same id',
  level: 'error',
  fix: 'none',
  workspace: true,
  since: '0.1.0',
  source: 'Every style that gives incidents an id: issues and other documents refer to it',
  *check({ record, profile, workspace, path }) {
    const { id } = record
    if (id === null || !profile.lookup.meanings.has('id') || isBlank(id.value, profile)) return
    const others = workspace.withId(id.value).filter(card => card.path !== path)
    if (others.length === 0) return
    const paths = others.map(card => card.path).sort()
    const [first = ''] = paths
    yield {
      span: id.span,
      message:
        paths.length === 1
          ? say`The id “${id.value}” belongs to ${first} as well. Expected an id of its own.`
          : say`The id “${id.value}” belongs to ${first} and ${paths.length - 1} more as well. Expected an id of its own.`,
      related: paths.slice(0, MOST_RELATED).map(other => ({
        message: say`has the same id`,
        path: other,
        span: { start: 0, end: 0 },
      })),
    }
  },
}
