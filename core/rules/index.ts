import { closedWithOpenActions } from './closed-with-open-actions.ts'
import { duplicateId } from './duplicate-id.ts'
import { durationMismatch } from './duration-mismatch.ts'
import { fileName } from './file-name.ts'
import { futureTime } from './future-time.ts'
import { idMismatch } from './id-mismatch.ts'
import { impossibleDate } from './impossible-date.ts'
import { metadataDuplicateKey } from './metadata-duplicate-key.ts'
import { metadataRequired } from './metadata-required.ts'
import { metadataSyntax } from './metadata-syntax.ts'
import { metadataUnknownKey } from './metadata-unknown-key.ts'
import { metadataValue } from './metadata-value.ts'
import { postmortemNotRequired } from './postmortem-not-required.ts'
import { recurringClass } from './recurring-class.ts'
import { repeatRootCause } from './repeat-root-cause.ts'
import { reviewCoolOff } from './review-cool-off.ts'
import type { Rule } from './rule.ts'
import { statusOverdue } from './status-overdue.ts'
import { statusTransition } from './status-transition.ts'
import { tierSecurity } from './tier-security.ts'
import { tierTooLow } from './tier-too-low.ts'
import { timeOrder } from './time-order.ts'
import { triggerUndeclared } from './trigger-undeclared.ts'

/** Every rule there is, in the order of the documentation: one line a rule. */
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
  statusOverdue,
  statusTransition,
  reviewCoolOff,
  closedWithOpenActions,
]
