import { overLines } from './overLines.ts'

// Patterns for the text around the name of a cause, which tell whether it is given as the cause. “Before” and
// “after” refer to the name, within its sentence.

/** Before: "caused by", "the root cause was", with optional articles. */
export const leads = new RegExp(
  overLines`\b(?:
    caused by|due to|because of|owing to|result(?:ed)? (?:of|from)|attribut(?:ed|able) to
    |down to|put down to|traced (?:back )?to|stem(?:s|med) from|come(?:s)? from|came from|arose from
    |root cause(?:s)? (?:of [^.]{0,60})?(?:is|was|were|being)|cause (?:of [^.]{0,60})?(?:is|was|being)|cause is
    |it was|this was|that was|turned out to be|boil(?:s|ed) down to|be|as
    |verursacht durch|aufgrund|wegen|durch|Ursache (?:war|ist)
    |causes? (?:racines?|profondes?|principales?|fondamentales?)? ?(?:est|était|a été)
    |causa (?:ra[ií]z|principal|fundamental)? ?(?:es|era|fue|ha sido|é|foi)
    |dû à|due à|causée? par|debido a|causad[oa] por|por|devido a
    )\s+(?:(?:
    a|an|the|simple|plain|pure|classic|basic|some|our
    |ein|eine|einen|eines|einem|einer|menschliches
    |une?|un[ao]?|uma?|l['’]
    )\s*){0,4}$`,
  'i',
)

/** After: "caused the outage", "was the root cause", "was identified as a cause". */
export const causing = new RegExp(
  overLines`^\s*(?:,[^,.]{1,60},\s*)?(?:(?:had|has|then|directly|ultimately)\s+)?(?:
    caused|led to|resulted in
    |was the (?:root |main |primary |underlying )?cause|is the (?:root |main |primary |underlying )?cause
    |was (?:the )?(?:reason|responsible)|is responsible
    |(?:is|was) (?:what|why|how) (?:caused|led|broke|brought|took|triggered|made|set off)
    |(?:is|was) (?:to blame|at fault|behind|involved|the (?:culprit|explanation|answer|problem))
    |(?:(?:is|was|were|has been|had been)\s+(?:\w+\s+){0,2})?
    (?:confirmed|identified|found|established|determined|named|given|deemed)\s+(?:by\s+(?:\w+\s+){1,3})?
    (?:as|to be)\s+(?:\w+\s+){0,3}(?:cause|reason|culprit)
    |triggered|took down|broke
    |verursachte|führte zu|(?:war|ist) (?:die|der eigentliche|der) (?:Ursache|Grund|Auslöser)
    |(?:est|était|fut|a été) (?:la cause|à l['’]origine)
    |(?:fue|es|era|foi|é) a? ?(?:la )?causa|a (?:causé|provoqué)|causó|provocó|causou|provocou
    )\b`,
  'i',
)

/** Before: nothing, a label, or an article. */
export const alone = new RegExp(
  overLines`^\W*(?:[\p{L}\s/()'’-]{1,40}[:：–—]\s*|[-–—→]\s*)?(?:
    (?:a|an|the|simple|plain|pure|classic|basic|this was|it was|by|just|ein|eine|une?|un[ao]?|uma?)\s+
    ){0,4}$`,
  'iu',
)

/** After: the name is the subject of a sentence, so only `causing` makes it the cause. */
export const told = new RegExp(
  overLines`^\s*(?:,[^,.]{1,60},\s*)?(?:
    is|was|are|were|has|had|have|does|did|do|cannot|can|could|may|might|must|will|would|should
    |played|plays|explain(?:s|ed)|hides?|hid|looks|looked|seem(?:s|ed)|appear(?:s|ed)
    |war|ist|wäre|wurde|hat|kann|könnte|erklärt|spielte?|scheidet|n['’]
    |est|était|fut|ne|no|fue|es|era|ha|foi|não|é|peut|pourrait|puede|podría|pode|poderia|può
    )(?![a-z\u00c0-\u024f\d])`,
  'i',
)

/** Before: denied, or only claimed by somebody. */
export const denied = new RegExp(
  overLines`\b(?:
    not|never|n['’]t|isn['’]t|wasn['’]t|no|nor|rather than|instead of|more than|beyond|without|besides
    |kein(?:e|en)?|nicht|pas|aucune?|no fue|não
    )\s+(?:[^\s.,;:!?]+\s+){0,4}$
    |\b(?:avoid|avoids|call(?:ing|ed)?|label(?:l?ed|l?ing)?|blam(?:e|ed|ing))\s+(?:\w+\s+){0,3}$`,
  'i',
)

/** Before: a system allows it, invites it, or guards against it. */
export const guarded = new RegExp(
  overLines`\b(?:
    risk of|chance of|prone to|room for|possibility of|potential for|opportunity for
    |allow(?:s|ed|ing)?|permit(?:s|ted)?|invite[sd]?|enable[sd]?|prevent(?:s|ed|ing)?|guard(?:s|ed)? against
    |catch(?:es)?|caught|detect(?:s|ed)?|reduce[sd]?|eliminate[sd]?|mitigate[sd]?|minimi[sz]e[sd]?
    |vulnerable to|susceptible to|open to|protect(?:s|ed)? (?:us )?against|tolerate[sd]?|exposed to
    |sources? of|likelihood of|make[s]?|made
    )\s+(?:\w+\s+){0,3}$`,
  'i',
)

/** After: not a cause after all, as in "is no root cause", "was possible", "is a symptom". */
export const qualified = new RegExp(
  overLines`^\s*(?:(?:on|in|at|during|by|of|with|from|when|while)\s+(?:[\w'’-]+\s+){1,5})?
    (?:is|was|are|were|can|could|may|might|will|would|should)\s+(?:only\s+|just\s+|merely\s+)?(?:
    not?\b|never|n['’]t|a symptom|a trigger|the trigger|the start|possible|likely|easy|inevitable|unavoidable
    |expected|bound|be\b|the beginning|where)
    |^\s*(?:isn['’]t|wasn['’]t|alone|is no)`,
  'i',
)

/** Before: called the trigger. */
export const triggers = /\b(?:trigger(?:ed)?(?: by)?|triggering event)\b[^.:]{0,30}[:]?\s*(?:\w+\s+){0,2}$/i

/** Before: about another incident. */
export const elsewhere =
  /\b(?:an|another|earlier|previous|similar|past|last|other)\s+(?:\w+\s+){0,2}(?:incidents?|outages?|failures?|events?)\s+(?:[\w(),-]+\s+){0,4}$/i

/** After: part of a compound, as in "error message", "error budget". */
export const compound = new RegExp(
  overLines`^[ -](?:
    messages?|handlers?|handling|correction|detection|codes?|rates?|pages?|reports?|logs?|budgets?|API
    |counts?|counters?|dialogs?|prompts?|screens?|metrics?|paths?|types?|class(?:es)?|responses?|alerts?
    |queue|service|pods?|process|containers?|console|tool|pattern|controller|manifest
    )\b`,
  'i',
)

/**
 * Denials and the like in Japanese, Chinese and Korean; `\0` stands for the name. In order: what it was not, in Chinese;
 * what the system prevents, detects or invites; what happens easily (2 lines); prevented or easy, in Chinese; what it
 * was first taken for (2 lines).
 */
export const deniedInScript = new RegExp(
  overLines`(?:不是|并非|並非|而非|不属于|非)[^，。,]{0,6}\0
    |\0[^。.！!？?]{0,6}?(?:を|から|による[^。]{0,8}を)?(?:防|検知|検出|許|減ら|招|誘発|막|방지|예방|줄이|유발)
    |\0[がの이가]?\s?(?:起こり|起き|生じ|発生し)やす
    |\0[가이]\s?(?:발생|일어나|생기)(?:하)?기 ?쉬
    |(?:防止|避免|减少|防范|杜绝|拦截|容易|易于|允许|诱发)[^，。,]{0,8}\0
    |\0と[^。、]{0,12}(?:考え|思わ|疑わ|見|み|推測さ|判断さ|さ)(?:れ|られ)(?:て[いき])?た(?:が|ものの|けれど)
    |(?:最初|起初|一开始|初步|曾|原以为)[^。，,]{0,8}\0[，,]?(?:但|然而|不过)`,
)
