import { parts, type Part, type Proof, type Proofs } from '../../scripts/proven.js'

interface Words {
  readonly title: string
  /** What it does, and how to run it alone. */
  readonly what: string
  /** Which figures are told, and how each is called. */
  readonly rows: Readonly<Record<string, string>>
}

const words: Record<Part, Words> = {
  simulation: {
    title: 'Parties simulées',
    what: 'Des parties où tout va mal : serveur tué ou gelé, heure de la machine changée, réseau coupé ou muet, disque en panne (`npm run simulate`).',
    rows: {
      seeds: 'parties jouées',
      broken: 'promesses rompues : parties',
      answers: 'réponses acquittées',
      inTime: 'réponses arrivées à temps',
      refusedInTime: 'dont refusées comme tardives',
      kills: 'arrêts brutaux du serveur',
      freezes: 'gels du serveur',
      clockJumps: 'changements de l’heure de la machine',
      cuts: 'pannes de liens',
      diskFailures: 'écritures refusées par le disque'
    }
  },
  chaos: {
    title: 'Vrais serveurs tués, vrais liens abîmés',
    what: 'De vrais serveurs tués (`kill -9`), arrêtés et gelés (`SIGSTOP`), de vrais liens abîmés, pendant que le code même des pages y joue (`npm run chaos`).',
    rows: {
      minutes: 'minutes',
      answers: 'réponses acquittées',
      lost: 'dont perdues',
      double: 'dont enregistrées deux fois',
      inTime: 'réponses arrivées à temps à la machine',
      refusedInTime: 'dont refusées comme tardives',
      faults: 'fautes en tout',
      kills: 'serveurs tués',
      stops: 'serveurs arrêtés',
      freezes: 'serveurs gelés',
      longestFreezeMs: 'gel le plus long, en ms',
      linkFaults: 'pannes de liens',
      reloads: 'téléphones rechargés',
      moves: 'places reprises sur un autre téléphone',
      servesAgainByMs: 'le serveur répond de nouveau, au plus tard, en ms',
      allBackByMs: 'tout le monde est revenu, au plus tard, en ms'
    }
  },
  fuzz: {
    title: 'Entrées malformées',
    what: 'Du HTTP tordu, des trames cassées, des commandes gâtées, jetés à un vrai serveur au milieu de parties (`npm run fuzz`).',
    rows: {
      inputs: 'entrées jetées',
      crashes: 'arrêts',
      hangs: 'blocages de plus de 100 ms',
      stateChanges: 'changements de la partie ou de la base',
      faults: 'fautes en tout',
      longestMs: 'tour de boucle le plus long, en ms'
    }
  },
  power: {
    title: 'Coupures de courant',
    what: 'Le courant coupé sous la base pendant qu’elle écrit, ou pendant qu’elle se relève (`npm run power-cuts`).',
    rows: {
      cuts: 'coupures',
      inRecovery: 'dont pendant que la base se relevait',
      checked: 'événements acquittés recherchés',
      lost: 'dont perdus',
      unreadable: 'bases illisibles',
      torn: 'écritures déchirées',
      returned: 'noms effacés revenus'
    }
  }
}

const number = new Intl.NumberFormat('fr', { maximumFractionDigits: 1 })

/** `docs/preuves.md`: what `docs/preuves.json` holds, to be read. */
export function page(proofs: Proofs): string {
  return `# Les preuves

Ce que les longues preuves ont compté, chacune à un commit. \`npm run proofs\` les joue toutes et écrit cette page et \`preuves.json\` ;
\`node scripts/check-proofs.js\` échoue dès que \`server/game\`, \`server/room\`, \`server/log\` ou \`client/net\` ont changé depuis.

${parts.map((part) => section(words[part], proofs[part])).join('\n')}`
}

function section({ title, what, rows }: Words, proof: Proof | undefined): string {
  return `## ${title}

${what}

${proof ? table(rows, proof) : 'À mesurer : pas encore jouée.'}
`
}

function table(rows: Words['rows'], { commit, date, machine, node, seconds, figures }: Proof) {
  const lines = Object.entries(rows).map(
    ([name, label]) => `| ${label} | ${number.format(figures[name] ?? NaN)} |`
  )
  return `Au commit \`${commit.slice(0, 7)}\`, le ${day(date)}, en ${number.format(seconds)} s (${machine}, Node ${node.slice(1)}).

| quoi | combien |
| --- | --: |
${lines.join('\n')}`
}

function day(date: string): string {
  const long = new Date(date).toLocaleDateString('fr', { dateStyle: 'long', timeZone: 'UTC' })
  return long.replace(/^1 /u, '1er ')
}
