// English word forms by the classes of a grammar: plurals, verb classes, comparison; and words that only look alike.

/** Each line a paradigm: the word, then its forms. By class: nouns, regular verbs, irregular verbs, adjectives. */
export const paradigms = `
order orders order's
box boxes
dish dishes
branch branches
glass glasses
quiz quizzes
party parties
country countries
valley valleys
hero heroes
photo photos
potato potatoes
wolf wolves
thief thieves
wife wives
roof roofs
cliff cliffs
man men
goose geese
tooth teeth
louse lice
ox oxen
analysis analyses
crisis crises
phenomenon phenomena
appendix appendices
curriculum curricula
stimulus stimuli
person persons
employee employees
agency agencies
bonus bonuses
warehouse warehouses
committee committees
work works worked working
watch watches watched watching
clean cleans cleaned cleaning
move moves moved moving
close closes closed closing
manage manages managed managing
notice notices noticed noticing
free frees freed freeing
dye dyes dyed dyeing
tie ties tied tying
lie lies lied lying
study studies studied studying
rely relies relied relying
employ employs employed employing
rub rubs rubbed rubbing
drop drops dropped dropping
permit permits permitted permitting
refer refers referred referring
travel travels travelled travelling
offer offers offered offering
visit visits visited visiting
panic panics panicked panicking
focus focuses focused focusing
argue argues argued arguing
describe describes described describing
complete completes completed completing
separate separates separated separating
organise organises organised organising
advertise advertises advertised advertising
succeed succeeds succeeded succeeding
ride rides rode ridden riding
rise rises rose risen rising
steal steals stole stolen stealing
wear wears wore worn wearing
swim swims swam swum swimming
ring rings rang rung ringing
drink drinks drank drunk drinking
sing sings sang sung singing
throw throws threw thrown throwing
blow blows blew blown blowing
fly flies flew flown flying
eat eats ate eaten eating
bite bites bit bitten biting
hide hides hid hidden hiding
sell sells sold selling
lay lays laid laying
sleep sleeps slept sleeping
feel feels felt feeling
deal deals dealt dealing
win wins won winning
sit sits sat sitting
hang hangs hung hanging
bind binds bound binding
fight fights fought fighting
seek seeks sought seeking
buy buys bought buying
shoot shoots shot shooting
slide slides slid sliding
bend bends bent bending
cut cuts cutting
put puts putting
split splits splitting
forgive forgives forgave forgiven forgiving
overcome overcomes overcame overcoming
undertake undertakes undertook undertaken undertaking
tall taller tallest
nice nicer nicest
hot hotter hottest
heavy heavier heaviest
busy busier busiest
far farther farthest
quiet quieter quietest
simple simpler simplest
`;

/** Pairs of different words: alike in spelling, or derived so far apart that a reader would not expect one for the other. */
export const different = `
arm army, busy business, hard hardly, iron irony, station stationery, wander wonder, depart department, apart apartment,
car cargo, mission miss, message mess, manage man, corn corner, mast master, mat matter, butt butter, bet better, off offer,
flow flower, tow tower, show shower, count counter, win wing, kin king, sin sing, thin thing, even evening, even event, ceiling cell,
herring her, see seed, fee feed, shed she, hundred hunter, bus busy, gas gash, series serious, rest restaurant,
invest investigate, communist community, opera operation, temper temperature, liter literature, moment monument, compute compete,
desert dessert, loose lose, quite quiet, angel angle, principal principle, personal personnel, stationary stationery,
complement compliment, affect effect, accept except, council counsel, device devise, lesson lessen, sever several, sever severe,
diverse divers, human humane, moral morale, local locale, urban urbane, cut cute, bar bare, star stare, scar scare, hat hate,
mat mate, fat fate, tap tape, cap cape, can cane, man mane, pin pine, win wine, fin fine, spin spine, rid ride, kit kite, sit site,
strip stripe, grip gripe, rob robe, cod code, rod rode, tub tube, cub cube, hug huge, tapping taping, planning planing, staring starring,
baring barring, filing filling, scared scarred, diner dinner, super supper, mated matted, wiping whipping, biter bitter, author authority,
capital capitol, sect section, portion port, potion pot, nation nature, rational ration, caution cause, fraction fracture,
extinct extinguish, contain continent, content continent, intent intense, extent extend, pretend pretence, tender tendon, rumour rum,
tailor tail, sailor sale, razor raze, liquor liquid, mayor may, color cold, ancient ankle, patient patent, current currant, presence presents,
resident residue, president precedent, confident confined, student stud, accident accent, incident incite, servant serve, merchant merge,
elegant elephant, giant gin, plenty plane, twenty twin, beauty beast, duty dutch, county count, bounty bound, empty emperor,
property proper, liberty library, poverty poster, variety various, society social, anxiety ancient, quantity quality, charity chart,
identity identify, security secure, facility facile, utility utter, activity actor, captive captain, native nation, motive motor,
relative relate, positive position, sensitive sense, creative creature, executive execute, objective object, detective detect,
adjective adjacent, festival fest, arrival rival, approval prove, removal move, animal anime, criminal crime,
terminal term, journal journey, hospital hospitality, capital caption, vital vitamin, metal mental, medal meddle, pedal peddle, idle idol,
lightning lightening, breath breadth, wealth weather, health heath, length lens, filth file, truth trust, youth you, death deaf,
bread breed, thread threat, head heat, dead deal, lead leaf, ready read, heavy heaven, weave wave
`;
