/** English verbs: their past forms and infinitives. */

/** Irregular verbs as `infinitive past participle`; two words if past and participle are the same. */
const irregular =
  'be was been|be were been|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|' +
  'come came come|cut cut|deal dealt|do did done|draw drew drawn|drive drove driven|fall fell fallen|find found|' +
  'forget forgot forgotten|freeze froze frozen|get got|give gave given|go went gone|grow grew grown|have had|hear heard|' +
  'hide hid hidden|hold held|keep kept|know knew known|lead led|learn learnt|leave left|let let|lose lost|make made|' +
  'mean meant|meet met|misread misread|mistake mistook mistaken|misunderstand misunderstood|overlook overlooked|' +
  'override overrode overridden|overwrite overwrote overwritten|pay paid|put put|quit quit|read read|ring rang rung|' +
  'rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|shut shut|' +
  'speak spoke spoken|spend spent|split split|spread spread|stand stood|stick stuck|strike struck|swear swore sworn|' +
  'take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood|' +
  'undo undid undone|wake woke woken|withdraw withdrew withdrawn|write wrote written|foresee foresaw foreseen|' +
  'rebuild rebuilt|rerun reran rerun|rewrite rewrote rewritten|redo redid redone|reset reset|cast cast|cost cost|' +
  'hit hit|shake shook shaken|show showed shown|prove proved proven|tie tied|die died|lie lied|oversee oversaw overseen'

/** Regular verbs whose infinitive ends in -e, which their past form does not show. */
const regular =
  'acknowledge advise agree announce archive arrange assume automate bake believe calculate cache cause challenge change ' +
  'chase close combine communicate compare compile complete compose configure consolidate coordinate create date deactivate ' +
  'decide declare decrease define delegate delete describe disable divide double enable encourage ensure escalate estimate ' +
  'evaluate examine exclude execute exercise explore expose file gauge generate guarantee handle hesitate highlight ignore ' +
  'illustrate improve include increase indicate initiate inquire install integrate investigate involve isolate judge ' +
  'leverage liaise limit locate manage measure merge migrate minimise minimize misconfigure mishandle misjudge miscalculate ' +
  'mitigate motivate move mute name negotiate neglect note notice observe operate optimise optimize organise organize ' +
  'page pause phone place prepare preserve presume prioritise prioritize probe produce promote propose provide ' +
  'quantify quarantine question queue quote raise rate realise realize reassure recognise recognize reconcile reduce refine ' +
  'release relocate remove rename reproduce require rescue resolve restore retire reuse revise rotate sample save scale ' +
  'schedule scrutinise scrutinize secure separate serve share simulate stage state store structure surface suppose take ' +
  'telephone terminate toggle trace trigger tune type update upgrade use utilise utilize validate value verge version violate ' +
  'visualise visualize wire write-protect authorise authorize standardise standardize centralise centralize finalise finalize ' +
  'replace replicate route rehearse invite induce invoke allocate analyse analyze anticipate appreciate arise bypass'

const basesOf: ReadonlyMap<string, string> = bases()

function bases(): Map<string, string> {
  const map = new Map<string, string>()
  for (const base of regular.split(' ')) if (base.endsWith('e')) map.set(`${base}d`, base)
  for (const forms of irregular.split('|')) {
    const [base, ...past] = forms.split(' ')
    for (const form of past) map.set(form, base!)
  }
  return map
}

const participles: ReadonlySet<string> = new Set(irregular.split('|').map(forms => forms.split(' ').at(-1)!))

/** Whether a word in lower case can be a past participle: "checked", "caught". */
export function isParticiple(word: string): boolean {
  return (
    participles.has(word) ||
    (/^[a-z-]{2,}ed$/.test(word) &&
      !/^(?:need|seed|feed|speed|shed|exceed|proceed|succeed|indeed|embed|bleed|breed)$/.test(word))
  )
}

/** Returns the infinitive of a past form ("forgot" → "forget", "verified" → "verify"); `null` if unknown. */
export function baseOf(past: string): string | null {
  const known = basesOf.get(past)
  if (known !== undefined) return known
  if (!/^[a-z-]{3,}ed$/.test(past)) return null
  const stem = past.slice(0, -2)
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`
  const doubled = /([bdgklmnprtz])\1$/.exec(stem)
  if (doubled && !/(?:ll|dd|zz)$/.test(stem)) return stem.slice(0, -1)
  if (doubled)
    return /^(?:call|roll|pull|fill|install|add|kill|poll|spell|skill|stall|drill|bill|miscall)$|(?:roll|install|call|add)$/.test(
      stem,
    )
      ? stem
      : null
  // Stems with these endings lost no -e: two consonants, a vowel before w, x, y, or a common suffix.
  if (
    /(?:[^aeiou][bdfhkmnpqtwxy]|[sc]k|[aeiou][wxy]|sh|ch|ss|er|en|on|or|it|ail|eal|eam|ain|oad|eat|oot|oid|eck|ook|eed|ear|eak|elop|et)$/.test(
      stem,
    )
  )
    return stem
  return null
}
