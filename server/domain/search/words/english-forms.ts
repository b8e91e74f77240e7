// English forms no rule finds: strong verbs, odd plurals, comparison.

/** Folded form → the word whose stem it shares, or `=stem`, the stem it has for itself. */
export function englishForms(): Map<string, string> {
  const forms = new Map<string, string>();
  for (const line of PARADIGMS.split(',')) {
    const [word, ...others] = line.trim().split(/\s+/) as [string, ...string[]];
    for (const form of others) if (!forms.has(form)) forms.set(form, word);
  }
  for (const word of COMPARED.split(/\s+/)) {
    const stem = word.replace(/([^aeiou])y$/, '$1i').replace(/e$/, '');
    const root = /^[^aeiou]*[aeiou][bdgmnt]$/.test(stem) && !/e$/.test(word) ? stem + stem.at(-1) : stem;
    for (const ending of ['er', 'est']) forms.set(root + ending, word);
  }
  for (const word of ALONE.split(/\s+/)) forms.set(word, `=${word}`);
  return forms;
}

const PARADIGMS = `arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, begin began begun, bend bent,
  bet betting, bid bade bidden, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought,
  broadcast broadcasting, build built, burn burnt, burst bursting, buy bought, catch caught, choose chose chosen, cling clung,
  come came, cost costing, creep crept, deal dealt, dig dug, do did done, draw drew drawn, dream dreamt, drink drank drunk,
  drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung,
  fly flew flown, forbid forbade forbidden, forecast forecasting, foresee foresaw foreseen, forget forgot forgotten,
  forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone, grind ground, grow grew grown,
  hang hung, have had has, hear heard, hide hid hidden, hit hitting, hold held, hurt hurting, keep kept, kneel knelt, know knew known,
  lay laid, lead led, lean leant, leap leapt, learn learnt, leave left, lend lent, lie lying, light lit, lose lost, make made,
  mean meant, meet met, mislead misled, mistake mistook mistaken, misunderstand misunderstood, mow mown, overcome overcame,
  overdo overdid overdone, oversee oversaw overseen, oversleep overslept, overtake overtook overtaken, pay paid, prove proven,
  quit quitting, rebuild rebuilt, repay repaid, resell resold, rewrite rewrote rewritten, ride rode ridden, ring rang rung,
  rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, set setting, sew sewn, shake shook shaken,
  shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid,
  smell smelt, sow sown, speak spoke spoken, speed sped, spell spelt, spend spent, spill spilt, spin spun, spoil spoilt, spread spreading,
  spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, stink stank stunk, strike struck stricken,
  strive strove striven, swear swore sworn, sweep swept, swell swollen, swim swam swum, swing swung, take took taken, teach taught,
  tear tore torn, tell told, think thought, throw threw thrown, undergo underwent undergone, understand understood,
  undertake undertook undertaken, undo undid undone, upset upsetting, wake woke woken, wear wore worn, weave wove woven, weep wept,
  win won, wind wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, write wrote written, free freed freeing,
  agree agreed agreeing, dye dyed dyeing dyes, die dying died dies, tie tying, tax taxed taxing, see seeing, lie lied lies,
  flee fleeing, guarantee guaranteed guaranteeing, be was were been being, apologise apologising,
  man men, woman women, child children, foot feet, tooth teeth, goose geese, mouse mice, louse lice, ox oxen, person people,
  wolf wolves, thief thieves, wife wives, knife knives, life lives, leaf leaves, loaf loaves, half halves, calf calves, elf elves,
  self selves, shelf shelves, scarf scarves, hoof hooves, wharf wharves, sheaf sheaves,
  analysis analyses, basis bases, crisis crises, thesis theses, hypothesis hypotheses, diagnosis diagnoses, emphasis emphases,
  oasis oases, parenthesis parentheses, synthesis syntheses, axis axes, criterion criteria, phenomenon phenomena, index indices,
  appendix appendices, matrix matrices, vertex vertices, curriculum curricula, medium media, datum data, memorandum memoranda,
  addendum addenda, erratum errata, spectrum spectra, stratum strata, bacterium bacteria, stimulus stimuli, nucleus nuclei,
  radius radii, focus foci, syllabus syllabi, fungus fungi, alumnus alumni, formula formulae, quiz quizzes, bus buses, gas gases,
  plus pluses, bonus bonuses, virus viruses, status statuses, lens lenses, shoe shoes, dwarf dwarves,
  bad worse worst, far farther farthest further furthest, little less least, many more most, old elder eldest,
  late latest`;

const COMPARED = `angry bad big bitter bold brief bright broad busy calm cheap clean clear clever close cloudy cold cool crazy cruel damp
  dark dear deep dense dirty dry dull early easy fair fast fat few fierce fine firm flat fresh friendly full funny gentle grand grave great
  green grey happy hard harsh healthy heavy high hot huge hungry icy kind large late lazy light likely lively lonely long loose loud
  lovely low lucky mad mild narrow nasty near neat new nice noble noisy odd old pale plain polite poor pretty proud pure quick quiet
  rare raw ready red rich ripe rough round rude sad safe sane scarce severe shallow sharp short shy sick silly simple slight slim slow
  small smart smooth soft sore sorry sour steady steep stiff strange strict strong stupid subtle sunny sure sweet tall tame thick thin
  thirsty tidy tight tiny tough true ugly vague vast wary warm weak wealthy weary weird wet white wide wild wise worthy young`;

// What only looks like a form of another word.
const ALONE = `past paste news customs evening evenings morning outing ceiling herring wedding during species series always perhaps bed
  something nothing anything everything`;
