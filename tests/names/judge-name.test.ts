import { expect, it } from 'vitest'
import { judgeName } from '../../server/names/judge-name.ts'
import { drawName } from '../../server/room/drawn-names.ts'

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
أمينة, 美咲, Pussin, Pussey, Rapin, Whorf, Merdeka`
    .split(/,\s+/u)
    .map((name) => name.trim())

const rude =
  `connard, CONNARD, c0nnard, conn4rd, c.o.n.n.a.r.d, connnnard, C O N N A R D, cοnnard, соnnаrd, ｃｏｎｎａｒｄ, Gros connard, con, Con, le con,
c.o.n, C-O-N, sale con, gros con, conne, connasse, enculé, ENCULE, enc*le toi enculé, encul3, enkulé, enculer, salope, sal0pe, s a l o p e,
salopard, salaud, putain, put@in, pute, la pute, p.u.t.e, fils de pute, FDP, fdp, ntm, nique ta mère, nik ta mere, niquer, nique, ta gueule,
merde, m3rde, merde alors, de merde, couilles, mes couilles, bite, grosse bite, b1te, ma bite, chatte, suce, suce moi, branleur, branlette,
pédé, pd, PÉDÉ, tapette, gouine, bâtard, batard, abruti, bougnoule, youpin, négro, sale arabe, sale juif, nazi, Hitler, h1tler, Heil Hitler,
pédophile, violeur, fuck, FUCK you, f u c k, fuuuuck, phuck, shit, bullshit, bitch, b1tch, asshole, a$$hole, cunt, nigger, n1gger, faggot,
pussy, slut, whore, dickhead, motherfucker, porno, va te faire`
    .split(/,\s+/u)
    .map((name) => name.trim())

const impostors =
  `Formateur, formatrice, Le formateur, F0rmateur, Fоrmаteur, Julie (formatrice), Animateur, Animatrice, Admin, ADMIN, a.d.m.i.n,
Modérateur, Administrateur, L’animateur, Trainer, The trainer, Organisateur`
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
  'Coopération décentralisée : Ça, ô combien, Noël à Saïgon'
]

it('WORDS-1 finds rude words in texts, spelled out or beside a trainer’s role', () => {
  expect(rudeTexts.filter((text) => judgeName(text) !== 'name_rude')).toEqual([])
})

it('WORDS-1 takes abbreviations and articles of law', () => {
  expect(plainTexts.filter((text) => judgeName(text) === 'name_rude')).toEqual([])
})

it('JOIN-13 leaves the trainer’s roles to the trainer', () => {
  expect(impostors.filter((name) => judgeName(name) !== 'name_reserved')).toEqual([])
})

it('JOIN-12 draws no name that it would refuse', () => {
  const drawn = new Set<string>()
  for (let n = 0; n < 3000; n += 1) drawn.add(drawName((name) => drawn.has(name)))
  expect([...drawn].filter((name) => judgeName(name) !== null)).toEqual([])
})
