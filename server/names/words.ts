/**
 * What is refused, in plain letters: no capitals, no accents, unless a list says otherwise. Who adds a word adds it to
 * `tests/names/insults.txt` too, and runs the lists (`docs/noms.md`).
 */

/** Insults and slurs in any word, whatever stands around them: no name, town or decent word holds one. */
export const insultRoots = words(`
  connard, connass, konnard, konnass, encul, enkul, salope, salopar, salopiau, salopio, salaud, putain, poutain, putass, enfoire,
  petasse, pouffiass, poufiass, emmerd, demerd, merdeu, branleu, branlett, trouduc, bougnoul, bamboula, youpin, negrillon,
  tarlouz, gouinass, tafiole, tantouze, chinetoque, niakoue, niquetamere, niktamere, niquetarace, nikzebi, niquezebi,
  filsdepute, filsdechien, grossepute, salepute, sucebite, suceboule, sousmerde, mangemerde,
  fuck, motherf, bullshit, asshole, dickhead, cocksuck`)

/** Insults, slurs and crude words, as words of their own, with a plural s or without. */
export const insultWords = words(`
  con, cons, conne, konne, connar, connas, conasse, connase, konnar, konar, konard, konasse, ducon, groscon, salecon, saleconne,
  salop, saloppe, enfoir, petass, pouffias, poufias, pouffe, grognasse, pute, ptn,
  abruti, abrutie, couille, couillon, couillonne, merde, merd, mrd, bite, teub, teube, chier, chieur, chieuse, chiasse,
  lechecul, cassecouille, fdp, vtff, tagueule, tamere, cassos, boloss, bolosse, triso, suceur, suceuse,
  tapette, gouine, fiotte, tarlouse, pederaste, travelo, youtre, crouille, chintok, chintoque, bougnou, bamboul, tafiol, tantouz, niak,
  phuck, bitch, bitches, bitchy, biatch, cunt, wanker, shit, shitty, nigger, nigga, niggaz, faggot, whore, slut, twat, blowjob`)

export const insultPhrases = words(`
  fils de pute, fille de pute, fils de p, fils de chien, fils de chienne, fils 2 pute, trou du cul, trous du cul, trou du c,
  leche cul, leche culs, casse cul, casse culs, casse couille, casse couilles, ton cul, mon cul, ta gueule, vos gueules,
  ta gueul, ferme ta g, nique ta, nique sa, nique tes, nique vos, nique la police, nique tout, nique toi, nique zebi,
  niquer ta, niquer sa, niquer tes, nike ta, nike sa, nik ta, nik sa, nik la, nik tout, niker ta, niker sa, nik zebi,
  baise ta, baiser ta, baise moi, te faire foutre, te faire enc, te faire mettre, te faire f, va chier, va crever,
  ta race, sa race la, ta mere la, ta mere en, ta mere elle, suce moi, suce ma, suce mon, suce mes,
  mes couilles, tes couilles, de merde, sous merde, sac a merde, sac a foutre, gros con, sal con,
  gros porc, grosse vache, grosse truie, grosse chienne, grosse chatte, ta chatte, pov con, pauv con,
  white power, heil hitler, sieg heil, suck my, kill yourself, son of a bitch`)

/** After one of `persons`, never alone: people bear them, or they have another sense. */
export const framedWords = words(`
  batard, batarde, bicot, puta, negro, negre, negresse, pd, pede, pedale, nazi, facho, garce, idiot, idiote, debile, imbecile, cretin,
  cretine, mongol, mongolien, gogol, attarde, bouffon, bouffonne, tocard, fumier, raclure, ordure, pourriture`)
export const frames = words(`
  sale, sales, gros, grosse, petit, petite, pauvre, espece de, espece d, bande de, bande d, tas de, tas d, quel, quelle, vrai,
  t es un, tu es un, c est un, comme un, ce, cette`)

/** After `sale` or `sales` only. */
export const afterSale = words(`
  noir, noire, arabe, beur, juif, juive, feuj, blanc, gitan, gitane, rom, turc, chinois, musulman, immigre, boche, goy,
  chien, chienne, truie, porc, singe, macaque, race, gosse, type, con, conne`)

/** Nobody calls herself so before a room, yet they are ordinary words in a text. */
export const namesOnly = {
  roots: words(
    `hitler, neonazi, pedophil, violeur, sodomi, fellation, ejacul, gangbang, bukkake, pornhub, xvideos`
  ),
  words: words(`
    cul, sexe, sexes, sex, penis, anus, foufoune, chatounette, nique, niquer, niker, suce, baise, baiser, baiseur, baiseuse,
    foutre, porno, pedo, kkk, nazis, negros, batards, batarde, rapist, dildo, boobs, tits, clito`),
  phrases: words(`
    ma chatte, sa chatte, neo nazi, neo nazisme, ma bite, une bite, le negro, les negro, la negro, tes mort, tes morts, ta mere, va te faire`)
}

/** Refused with these accents, anywhere: Negro and Pede are names. */
export const asWritten = words(`négro, négros, pédé, pédés`)

/** Refused where nothing but `fillers` stand beside them: beside another name they are one. */
export const aloneWords = {
  inNames: words(
    `nazi, pede, pedes, bicot, zob, nichon, nichons, pussy, puta, vagin, porn, conard, bâtard, bâtarde, bâtards`
  ),
  inTexts: words(`batard, batards, batarde, negro, pede, pedes, bicot, pussy, puta, conard`)
}
export const fillers = words(`
  le, la, les, l, un, une, de, du, des, je, suis, tu, es, t, c, est, il, elle, on, gros, grosse, sale, petit, petite, quel,
  quelle, vive, espece, bande, tas, vrai, trop, tres, the, a, moi, toi, ton, ta, mon, ma, et, o`)

/** Small letters insult, capitals alone are somebody's initials. */
export const initials = words(`pd, ntm, tg`)

/** Words that hold a root, or differ from an insult by an accent; those with accents are looked for as written. */
export const innocentWords = words(`
  salopette, salopettes, salopek, sucé, baïse, conné, chiers, emmerdale, rapetasse, rapetasser, rapetassage, patafioler`)

/** Together they are no insult. */
export const innocentPhrases = words(`
  pique nique, pique niques, pique niquer, cul de sac, culs de sac, cul de jatte, culs de jatte, cul de lampe, culs de lampe,
  cul de poule, cul de basse fosse, culs de basse fosse, cul terreux, culs terreux, cache sexe, baise main, baise mains,
  baise en ville, suce sur erdre, sur baise, paul de baise, cons la grandville, cons sainte colombe, conne de labarde,
  di pede, de pede, van pede, tapette a, negro spiritual, negro africain, negro africaine, con brio, con fuoco, pro et con, marie salope,
  maries salopes, saint merd, st merd, petit negre, petits negres, sex appeal, sex ratio`)

/** What the trainer is called here; job titles that are more than that are nobody's privilege. */
export const roles = words(`
  formateur, formatrice, formateurs, formatrices, animateur, animatrice, animateurs, animatrices, moderateur, moderatrice,
  organisateur, organisatrice, admin, trainer, moderator, host, preau`)
/** `Formateur·rice` */
export const roleEndings = words(`rice, trice, e, es, s`)
/** Before a role: there is one, and it is in charge. */
export const articles = words(`le, la, l, les, votre, notre, vos, nos, the, your, our`)

function words(list: string): readonly string[] {
  return list.trim().split(/\s*,\s*/u)
}
