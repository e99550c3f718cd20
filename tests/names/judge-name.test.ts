import { expect, it } from 'vitest'
import { judgeName, judgeText } from '../../server/names/judge-name.ts'
import { drawName } from '../../server/room/drawn-names.ts'
import { disguises } from './disguises.ts'
import { readInsults, readNearMisses } from './word-lists.ts'

const real =
  `Constance, Monique, Véronique, Dominique, Conan, Connor, Conrad, Conception, Consuelo, Côme, Constantin, Connie, Coline,
Nazim, Nazir, Nazia, Aïcha, Amélie-Françoise, Anne-Sophie, Jean-Baptiste, Marie-Ange, Fatoumata, Mamadou, Aminata, Ousmane, Ngoc, Phuc,
Dung, Phuong, Bich Ngoc, Xiu, Ming, Hoang, Yuki, Matsushita, Yoshitaka, Ashita, Dick, Dickens, Hancock, Cockburn, Assia, Assane, Hassan,
Cassandre, Bassem, Vanessa, Tessa, Élise, Anaëlle, Analia, Anaïs, Canal, Titouan, Tito, Letitia, Sextus, Essex, Sussex, Middlesex,
Scunthorpe, Puteaux, Computer, Député Martin, Réputé, Bittencourt, Bitterlin, Habib, Arbitre, Cénobite, Bitschwiller, Couillard,
Couillet, Merdrignac, Fichier, Rocher, Boucher, Chiers, Culioli, Cullmann, Curcuma, Cuq, Lecourt, Culot, Niquet, Nikita, Nikola, Annika,
Monika, Veronika, Nègre, Négrier, Négroni, Del Negro, Montenegro, Niger, Nigel, Nigar, Nigaud, Fagot, Fuchs, Kuntz, Putz, Putin,
Chatterton, Chattelain, Foucault, Fouad, Fouquet, Foutreau, Baisieux, Blaise, Beaubaise, Zobel, Zoubida, Suchet, Sucet, Sucre, Analyse,
Pénisson, Vaginay, Pédro, Pedretti, Pedoux, Pédel, Violette, Violaine, Salaün, Salopin, Sally, Batisse, Bata, Battaglia, Ben Ali,
Gogol, Mongolfier, Hitchcock, Heilmann, Siegel, Heidi, Administrée, Animatou, Formaud, Admira, Hostelier, Modeste, Trainor, P.D., N.T.,
Zoé 1, Luc_35, Mairie de Brest, 3e étage, Dijon Métropole, Équipe 2, Agnès (Lyon), O’Connor, D’Amico, Šárka, Łukasz, Ирина, Γιώργος,
أمينة, 美咲, Pussin, Pussey, Rapin, Whorf, Merdeka,
Batard, BATARD, batard, Paul Batard, Le Batard, Lebatard, Batardeau, Batardière, Jean-Luc Bâtard, Negro, Negro Maria, Salopek, Mina Salopek, D'Acunto,
D’Acunto, Legros-Constantin, Gros-Constant, Gros Constant, Dutheil-Hubert, Labit-Chanteloup, veronique-tanguy, Dominique Tanguy, Nazi Boni,
NAZI BONI, Nazi Paikidze, PD, NTM, P.D., N.T.M., P. D., Sophie PD, TG, Chatte, CHATTE, Mairie de Chatte, Sucé-sur-Erdre, suce-sur-erdre,
Pornic, Bitche, Mairie de Pussy, Cons-la-Grandville, Conne-de-Labarde, Valence-sur-Baise, Saint-Merd-la-Breuille, Rapetasse, Marco Di Pede,
Sint-Anna-Pede, Louis Conard, Paul Bicot, Jean Vagin, Le Cunff, Scunthorpe United, Julien Culioli, Jean-Culot, Sale Traoré, Nik, Phúc Khang,
Bích Ngọc, Porn Thip, Gogol, Mongol, Chienne de Vie, Cul-de-Sac, Pique-nique, SIVOM 4, Équipe 75, L. Conan, Co N. Guyen, François-Xavier-Marie`
    .split(/,\s+/u)
    .map((name) => name.trim())

const rude =
  `connard, CONNARD, c0nnard, conn4rd, c.o.n.n.a.r.d, connnnard, C O N N A R D, cοnnard, соnnаrd, ｃｏｎｎａｒｄ, Gros connard, con, Con, le con,
c.o.n, C-O-N, sale con, gros con, conne, connasse, enculé, ENCULE, enc*le toi enculé, encul3, enkulé, enculer, salope, sal0pe, s a l o p e,
salopard, salaud, putain, put@in, pute, la pute, p.u.t.e, fils de pute, FDP, fdp, ntm, nique ta mère, nik ta mere, niquer, nique, ta gueule,
merde, m3rde, merde alors, de merde, couilles, mes couilles, bite, grosse bite, b1te, ma bite, ma chatte, suce, suce moi, branleur, branlette,
pédé, pd, PÉDÉ, tapette, gouine, bâtard, sale batard, le Bâtard, abruti, bougnoule, youpin, négro, sale arabe, sale juif, nazi, Hitler, h1tler, Heil Hitler,
pédophile, violeur, fuck, FUCK you, f u c k, fuuuuck, phuck, shit, bullshit, bitch, b1tch, asshole, a$$hole, cunt, nigger, n1gger, faggot,
pussy, slut, whore, dickhead, motherfucker, porno, va te faire, conn*rd, c*nnard, enc*lé, p**e, put***, encul*, conn…rd, connar, enkul,
con-nard, sal ope, LeCon, grosCon, tagueule, gros-con, Sale PD, julie-connasse, PédéFan, le nazi, vive nazi, Gros Negro`
    .split(/,\s+/u)
    .map((name) => name.trim())

const impostors =
  `Formateur, formatrice, Le formateur, F0rmateur, Fоrmаteur, Le formateur Paul, Paul le formateur, L’animatrice du jour, Votre formatrice Julie, Formateur·rice, Préau, Animateur, Animatrice, Admin, ADMIN, a.d.m.i.n,
Modérateur, L’animateur, Trainer, The trainer, Organisateur`
    .split(/,\s+/u)
    .map((name) => name.trim())

const professions =
  `Administratrice, Administrateur, Animateur jeunesse, Formatrice CNFPT, Julie (formatrice), Une formatrice, Animatrice RPE, Formateur SST,
Intervenante, Chargée de formation, Anne Préau, Administrateur territorial, Admin. générale, Traîner, Anne Rice`
    .split(/,\s+/u)
    .map((name) => name.trim())

it('JOIN-12 takes the names that people have', () => {
  expect(real.length).toBeGreaterThanOrEqual(150)
  expect(real.filter((name) => judgeName(name) !== null)).toEqual([])
})

it('JOIN-12 refuses what would hurt on a projector, disguised or not', () => {
  expect(rude.length).toBeGreaterThanOrEqual(80)
  expect(rude.filter((name) => judgeName(name) !== 'name_rude')).toEqual([])
})

const rudeTexts = [
  'Le formateur est un gros connard',
  'quelle p.u.t.e',
  'quelle p̲u̲t̲e̲',
  'un c.o.n celui-là',
  'un c-o-n',
  'il y a p.u.t.e.s',
  'quelle p u t e !',
  'quelle p. u. t. e.',
  'ma grande bıte',
  'Puuuute',
  'quelle connnne',
  'cooon',
  'gros  con',
  'grosconnard',
  'nique-ta-mère'
]

const plainTexts = [
  'L’article L.115-1 du code',
  'L. 1115-1 et L.1115-2',
  'a. b. c.',
  'a) b) c) d)',
  'S.I.V.O.M.',
  'C.O.N.F.L.U.E.N.C.E.',
  'C O N F L U E N C E',
  'C.O.N.S.E.I.L. départemental',
  'M. P. D. et Mme N. T.',
  'Napoléon III, www.diplomatie.gouv.fr',
  'Le 1.2.2020, version 2.0.1',
  'Une commune de 7175 habitants',
  'Outre-mer, deux projets',
  'Le bord de mer des Antilles',
  'Un gros consensus, un gros contrat',
  'Ce que la salle connaît',
  'Une technique tarifaire, un combat ardu',
  'Le formateur l’a dit : à l’étranger, il y a une O.N.G. et l’O.N.U.',
  'quel que soit le sexe',
  'égalité des sexes',
  'résistance aux nazis',
  'La France occupée par l’Allemagne nazie',
  'poésie négro-africaine',
  'organique-taxe',
  'rappel',
  'assez',
  'retard',
  'Un retard assez long : rappel au règlement',
  'pique-nique de quartier',
  'cul-de-sac',
  'pain bâtard',
  'lutte contre la pédophilie',
  'une tapette à souris',
  'une espèce de chien',
  'un gros budget, une grosse machine',
  'Les PD, pays en développement',
  'Il suce son pouce',
  'éducation au sexe et au consentement',
  'une salopette bleue',
  'Ma chatte est grise',
  'un pont en arc-en-ciel, un emmental',
  'CO2, H2O, C6H12O6, 5S, 3D',
  'Coopération décentralisée : Ça, ô combien, Noël à Saïgon'
]

it('JOIN-12 refuses every insult of the list, in each disguise', () => {
  const insults = readInsults()
  expect(insults.length).toBeGreaterThan(300)
  expect(insults.filter(({ words }) => judgeName(words) !== 'name_rude')).toEqual([])
  for (const [disguise, disguised] of Object.entries(disguises)) {
    const written = insults.flatMap(({ kind, words }) => (kind === 'sigle' ? [] : disguised(words)))
    expect(
      written.filter((name) => judgeName(name) !== 'name_rude'),
      disguise
    ).toEqual([])
  }
})

it('JOIN-12 WORDS-1 takes what only holds the letters of an insult', () => {
  const nearMisses = readNearMisses()
  expect(nearMisses.length).toBeGreaterThan(900)
  expect(nearMisses.filter((words) => judgeName(words) === 'name_rude')).toEqual([])
  expect(nearMisses.filter((words) => judgeText(words) !== null)).toEqual([])
})

it('WORDS-1 finds rude words in texts, spelled out or beside a trainer’s role', () => {
  expect(rudeTexts.filter((text) => judgeText(text) === null)).toEqual([])
  const insults = readInsults().filter(({ kind }) => kind !== 'cru')
  expect(insults.filter(({ words }) => judgeText(`C’est ${words} !`) === null)).toEqual([])
})

it('WORDS-1 takes abbreviations, articles of law, and words that are crude in a name only', () => {
  expect(plainTexts.filter((text) => judgeText(text) !== null)).toEqual([])
  const crude = readInsults().filter(({ kind }) => kind === 'cru')
  expect(crude.filter(({ words }) => judgeText(words) !== null)).toEqual([])
})

it('JOIN-13 leaves the trainer’s roles to the trainer', () => {
  expect(impostors.filter((name) => judgeName(name) !== 'name_reserved')).toEqual([])
  expect(professions.filter((name) => judgeName(name) !== null)).toEqual([])
})

it('JOIN-12 draws no name that it would refuse', () => {
  const drawn = new Set<string>()
  for (let n = 0; n < 3000; n += 1) drawn.add(drawName((name) => drawn.has(name)))
  expect([...drawn].filter((name) => judgeName(name) !== null)).toEqual([])
})
