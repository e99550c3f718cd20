const parts = ['client/net/', 'client/steps/', 'client/ui/', 'client/text/', 'shared/']

/**
 * Who may import whom. The first row whose `from` begins a file's path is the one that holds; a folder
 * always reaches itself. `may` lists beginnings of paths, `packages` names of packages ('*' for any).
 * @type {{ from: string, may: string[], packages: string[] }[]}
 */
export const directions = [
  { from: 'shared/', may: [], packages: [] },

  { from: 'server/game/', may: ['shared/'], packages: ['obscenity'] },
  { from: 'server/room/', may: ['shared/', 'server/game/'], packages: ['*'] },
  {
    from: 'server/socket/',
    may: [
      'shared/',
      'server/game/',
      'server/room/',
      'server/library/steps/',
      'server/untrusted.ts'
    ],
    packages: ['*']
  },
  {
    from: 'server/http/',
    may: [
      'shared/',
      'server/game/',
      'server/room/',
      'server/library/',
      'server/report/',
      'server/untrusted.ts'
    ],
    packages: ['*']
  },
  { from: 'server/library/', may: ['shared/', 'server/game/'], packages: ['*'] },
  { from: 'server/config.ts', may: ['shared/', 'server/startup-problem.ts'], packages: ['*'] },
  {
    from: 'server/log/',
    may: ['shared/', 'server/game/', 'server/room/ports.ts', 'server/startup-problem.ts'],
    packages: ['*']
  },
  { from: 'server/app.ts', may: ['shared/', 'server/'], packages: ['*'] },
  { from: 'server/main.ts', may: ['shared/', 'server/'], packages: ['*'] },
  // The reports, and whatever else stands beside the room.
  { from: 'server/', may: ['shared/', 'server/game/', 'server/room/ports.ts'], packages: ['*'] },

  // Galleries, which no build contains, show the fixtures that tests use.
  ...['play', 'screen', 'host'].map((audience) => ({
    from: `client/${audience}/gallery/`,
    may: ['client/', 'shared/', 'tests/support/fixtures/'],
    packages: ['svelte']
  })),

  { from: 'client/text/', may: ['shared/'], packages: ['svelte'] },
  {
    from: 'client/ui/',
    may: ['client/text/', 'shared/'],
    packages: ['svelte', '@fontsource-variable/*']
  },
  { from: 'client/net/', may: ['shared/'], packages: ['svelte', 'socket.io-client'] },
  {
    from: 'client/steps/',
    may: ['client/ui/', 'client/text/', 'client/net/base.ts', 'shared/'],
    packages: ['svelte', 'd3-cloud', 'd3-sankey']
  },
  { from: 'client/screen/', may: parts, packages: ['svelte', 'uqr'] },
  // One window may show both the screen and the host's controls.
  { from: 'client/host/', may: [...parts, 'client/screen/'], packages: ['svelte', 'uqr'] },
  // The build's own files, which run in Node.
  ...[
    'precompress',
    'part-loading',
    'older-styles',
    'one-language',
    'plain-methods',
    'start-page'
  ].map((name) => ({
    from: `client/${name}.ts`,
    may: [],
    packages: ['*']
  })),
  // Playing, with others or alone.
  { from: 'client/', may: parts, packages: ['svelte'] },

  {
    from: 'tests/',
    may: ['client/', 'content/', 'scripts/', 'server/', 'shared/'],
    packages: ['*']
  },
  // Configuration files and scripts.
  { from: '', may: ['client/', 'content/', 'scripts/', 'server/', 'shared/'], packages: ['*'] }
]
