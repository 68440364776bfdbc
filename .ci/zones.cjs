/** Who may import whom; `electron/zones.test.ts` plants violations and sees them found. */
const none = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const tests = '\\.test\\.tsx?$|/testing\\.ts$|/(arbitraries|naive|uglyDatasets)\\.ts$';
const features = 'view|edit|drafts|images|insight|export|caption|sample|vocabulary';

module.exports = {
  forbidden: [
    none(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'A cycle hides which file comes first.',
    ),
    none(
      'resolvable',
      {},
      { couldNotResolve: true },
      'An import that leads nowhere would not be judged at all.',
    ),
    none(
      'shared-is-pure',
      { path: '^shared/', pathNot: '\\.test\\.ts$|^shared/.*/arbitraries\\.ts$' },
      { pathNot: '^shared/|^node_modules/(\\.pnpm/)?zod/' },
      'shared runs on both sides: no node:, no DOM libraries, no Electron.',
    ),
    none(
      'engine-not-electron',
      { path: '^electron/engine/' },
      { path: '^electron/[^/]+$|^renderer/|node_modules/electron/' },
      'The engine is a plain Node process.',
    ),
    none(
      'renderer-only-shared',
      { path: '^renderer/' },
      { path: '^(electron|e2e)/|^node_modules/(electron|sharp|better-sqlite3|hono)/' },
      'The renderer knows only fetch.',
    ),
    none(
      'renderer-no-node',
      { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      { dependencyTypes: ['core'] },
      'The renderer runs in a browser.',
    ),
    none(
      'hosts-not-renderer',
      { path: '^electron/' },
      { path: '^renderer/' },
      'Hosts serve the built renderer; they never import it.',
    ),
    none(
      'engine-has-one-door',
      { path: '^electron/[^/]+\\.ts$|^electron/commands/', pathNot: '\\.test\\.ts$' },
      // The sample is drawn into a folder that no engine has open; the data folder is looked at before there is one.
      {
        path: '^electron/engine/',
        pathNot: '^electron/engine/(engine|sample/makeSample|work/dataFolder|work/workers)\\.ts$',
      },
      'createEngine is the only door to the engine.',
    ),
    none(
      'only-some-open-the-door',
      { path: '^electron/[^/]+\\.ts$', pathNot: '^electron/(serve|cli|engineMain)\\.ts$|\\.test\\.ts$' },
      { path: '^electron/engine/engine\\.ts$', dependencyTypesNot: ['type-only'] },
      'serve, cli and the engine process create engines; nobody else.',
    ),
    none(
      'preload-types-only',
      { path: '^electron/preload\\.ts$' },
      { path: '^(electron|shared)/', pathNot: '^shared/api/desktop\\.ts$' },
      'The preload script is tiny; desktop.ts holds nothing but its types.',
    ),
    none(
      'features-apart',
      { path: `^electron/engine/(${features})/`, pathNot: '\\.test\\.ts$' },
      {
        path: `^electron/engine/(${features})/`,
        pathNot: ['^electron/engine/$1/', '^electron/engine/images/codec\\.ts$'],
      },
      'Engine features do not import one another; they meet in index, scan and the routes. All may read pictures.',
    ),
    none(
      'features-not-routes',
      { path: `^electron/engine/(${features}|scan|index|work)/`, pathNot: '\\.test\\.ts$' },
      { path: '^electron/engine/(routes/|app\\.ts|engine\\.ts)' },
      'Routes call features, never the other way.',
    ),
    none(
      'index-not-features',
      { path: '^electron/engine/(scan|index|work)/', pathNot: '\\.test\\.ts$' },
      { path: `^electron/engine/(${features})/` },
      'Index and scan know no feature.',
    ),
    none(
      'sharp-in-one-place',
      {
        path: '^electron/',
        pathNot:
          '^electron/engine/images/codec\\.ts$|^electron/engine/sample/raster\\.ts$|\\.test\\.ts$|(testing|uglyDatasets)\\.ts$',
      },
      { path: 'node_modules/sharp/' },
      'codec.ts is the only importer of sharp (and the sample draws with it).',
    ),
    none(
      'ui-alone',
      { path: '^renderer/ui/' },
      { path: '^renderer/', pathNot: '^renderer/ui/' },
      'ui is presentational.',
    ),
    none(
      'api-bottom',
      { path: '^renderer/api/' },
      { path: '^renderer/', pathNot: '^renderer/api/' },
      'App -> features -> commands -> state -> api.',
    ),
    none(
      'state-low',
      { path: '^renderer/state/' },
      { path: '^renderer/', pathNot: '^renderer/(state|api)/' },
      'App -> features -> commands -> state -> api.',
    ),
    none(
      'commands-low',
      { path: '^renderer/commands/' },
      { path: '^renderer/', pathNot: '^renderer/(commands|state|api|ui)/' },
      'App -> features -> commands -> state -> api.',
    ),
    none(
      'renderer-features-apart',
      { path: '^renderer/(?!ui/|api/|state/|commands/)([^/]+)/' },
      { path: '^renderer/(?!ui/|api/|state/|commands/)[^/]+/', pathNot: '^renderer/$1/' },
      'A feature never imports a feature.',
    ),
    none(
      'no-test-in-product',
      { path: '^(shared|electron|renderer)/', pathNot: tests },
      { path: `${tests}|^e2e/|node_modules/(vitest|fast-check)/` },
      'Test support stays in tests.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'electron/tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
