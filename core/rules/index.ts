import { actionDoneWithoutEvidence } from './action-done-without-evidence.ts'
import { actionDueBeforeIncident } from './action-due-before-incident.ts'
import { actionDuplicateId } from './action-duplicate-id.ts'
import { actionMissing } from './action-missing.ts'
import { actionOnlyCorrective } from './action-only-corrective.ts'
import { actionOverdue } from './action-overdue.ts'
import { actionTooMany } from './action-too-many.ts'
import { actionVague } from './action-vague.ts'
import { actionValue } from './action-value.ts'
import { actionWithoutDueDate } from './action-without-due-date.ts'
import { actionWithoutOwner } from './action-without-owner.ts'
import { actionWithoutTicket } from './action-without-ticket.ts'
import { addendumMissing } from './addendum-missing.ts'
import { blamePerson } from './blame-person.ts'
import { closedWithOpenActions } from './closed-with-open-actions.ts'
import { contributingFactorMissing } from './contributing-factor-missing.ts'
import { counterfactual } from './counterfactual.ts'
import { duplicateId } from './duplicate-id.ts'
import { durationMismatch } from './duration-mismatch.ts'
import { fileName } from './file-name.ts'
import { futureTime } from './future-time.ts'
import { idMismatch } from './id-mismatch.ts'
import { impossibleDate } from './impossible-date.ts'
import { indexStale } from './index-stale.ts'
import { linkBroken } from './link-broken.ts'
import { loadedWord } from './loaded-word.ts'
import { metadataDuplicateKey } from './metadata-duplicate-key.ts'
import { metadataRequired } from './metadata-required.ts'
import { metadataSyntax } from './metadata-syntax.ts'
import { metadataUnknownKey } from './metadata-unknown-key.ts'
import { metadataValue } from './metadata-value.ts'
import { personalData } from './personal-data.ts'
import { postmortemNotRequired } from './postmortem-not-required.ts'
import { publicationLeak } from './publication-leak.ts'
import { recurringClass } from './recurring-class.ts'
import { repeatRootCause } from './repeat-root-cause.ts'
import { reviewCoolOff } from './review-cool-off.ts'
import { rootCauseHumanError } from './root-cause-human-error.ts'
import { rootCauseSurface } from './root-cause-surface.ts'
import type { Rule } from './rule.ts'
import { secretInEvidence } from './secret-in-evidence.ts'
import { sectionDuplicate } from './section-duplicate.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionLength } from './section-length.ts'
import { sectionLevel } from './section-level.ts'
import { sectionMissing } from './section-missing.ts'
import { sectionName } from './section-name.ts'
import { sectionOrder } from './section-order.ts'
import { sectionPlaceholder } from './section-placeholder.ts'
import { statusOverdue } from './status-overdue.ts'
import { statusTransition } from './status-transition.ts'
import { suppressionExpired } from './suppression-expired.ts'
import { suppressionUnknown } from './suppression-unknown.ts'
import { suppressionUnused } from './suppression-unused.ts'
import { tierSecurity } from './tier-security.ts'
import { tierTooLow } from './tier-too-low.ts'
import { timeOrder } from './time-order.ts'
import { timelineMilestone } from './timeline-milestone.ts'
import { timelineOrder } from './timeline-order.ts'
import { timelineOutsideIncident } from './timeline-outside-incident.ts'
import { timelineSource } from './timeline-source.ts'
import { timelineTime } from './timeline-time.ts'
import { timelineZone } from './timeline-zone.ts'
import { triggerUndeclared } from './trigger-undeclared.ts'
import { whysPerson } from './whys-person.ts'
import { whysShallow } from './whys-shallow.ts'

/** All rules, in the order of the documentation. */
export const rules: readonly Rule[] = [
  metadataSyntax,
  metadataDuplicateKey,
  metadataRequired,
  metadataUnknownKey,
  metadataValue,
  fileName,
  idMismatch,
  duplicateId,
  impossibleDate,
  timeOrder,
  durationMismatch,
  futureTime,
  tierTooLow,
  tierSecurity,
  triggerUndeclared,
  postmortemNotRequired,
  repeatRootCause,
  recurringClass,
  sectionMissing,
  addendumMissing,
  sectionOrder,
  sectionDuplicate,
  sectionEmpty,
  sectionPlaceholder,
  sectionLevel,
  sectionName,
  sectionLength,
  timelineOrder,
  timelineTime,
  timelineZone,
  timelineMilestone,
  timelineOutsideIncident,
  timelineSource,
  actionMissing,
  actionWithoutOwner,
  actionWithoutDueDate,
  actionValue,
  actionDueBeforeIncident,
  actionWithoutTicket,
  actionVague,
  actionTooMany,
  actionOnlyCorrective,
  actionDoneWithoutEvidence,
  actionDuplicateId,
  actionOverdue,
  statusOverdue,
  statusTransition,
  reviewCoolOff,
  closedWithOpenActions,
  rootCauseHumanError,
  rootCauseSurface,
  whysShallow,
  whysPerson,
  contributingFactorMissing,
  blamePerson,
  counterfactual,
  loadedWord,
  secretInEvidence,
  linkBroken,
  personalData,
  publicationLeak,
  suppressionUnused,
  suppressionExpired,
  suppressionUnknown,
  indexStale,
]

/** The rules about deadlines, which an audit judges. */
export const auditedRules: readonly Rule[] = rules.filter(rule => rule.clock || rule.audited)
