/** Who may import whom; `e2e/zones.test.ts` plants violations and sees them found, and that each folder named here exists. */
const none = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const tests = '\\.test\\.tsx?$|/testing\\.ts$|/(arbitraries|naive|uglyDatasets)\\.ts$';
const isTest = '\\.test\\.tsx?$';

const hosts = 'desktop|browser|cli|launch';
const readers = 'scan|index|work|project';
const features = 'view|edit|drafts|images|insight|export|import|propose|vocabulary';
/** What pictures and vectors know of images is there for all of them. */
const finders = 'duplicates|mislabels|problems|roster|tagHealth|trainer|traits';
const pages =
  'bulk|captions|duplicates|export|filters|frame|history|inspector|mislabels|problems|roster|search|settings|sheet|status|training|welcome';

module.exports = {
  forbidden: [
    none('no-cycles', {}, { circular: true }, 'A cycle hides which file comes first.'),
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

    // The hosts.
    none(
      'hosts-not-renderer',
      { path: '^electron/' },
      { path: '^renderer/' },
      'Hosts serve the built renderer; they never import it.',
    ),
    none(
      'hosts-apart',
      { path: `^electron/(${hosts})/`, pathNot: `${isTest}|^electron/cli/` },
      {
        path: `^electron/(${hosts})/`,
        pathNot: ['^electron/$1/', '^electron/cli/(terminal|progress)\\.ts$'],
      },
      'What several hosts share is in hosting; the command line starts the others.',
    ),
    none(
      'hosting-below-hosts',
      { path: '^electron/hosting/', pathNot: isTest },
      { path: `^electron/(${hosts})/` },
      'Hosts use hosting, never the other way.',
    ),
    none(
      'engine-has-one-door',
      { path: `^electron/(${hosts}|hosting)/`, pathNot: `${isTest}|vite\\.config\\.ts$` },
      // The data folder is looked at before there is an engine, and the program is built before.
      {
        path: '^electron/engine/',
        pathNot: '^electron/engine/((engine|work/dataFolder|work/workers)\\.ts|work/built\\.mjs)$',
      },
      'createEngine is the only door to the engine.',
    ),
    none(
      'only-some-open-the-door',
      {
        path: '^electron/',
        pathNot: `^electron/engine/|^electron/(browser/serve|cli/cli|hosting/engineMain)\\.ts$|${isTest}`,
      },
      { path: '^electron/engine/engine\\.ts$', dependencyTypesNot: ['type-only'] },
      'serve, cli and the engine process create engines; nobody else.',
    ),
    none(
      'preload-types-only',
      { path: '^electron/desktop/preload\\.ts$' },
      { path: '^(electron|shared)/', pathNot: '^shared/api/desktop\\.ts$' },
      'The preload script is tiny; desktop.ts holds nothing but its types.',
    ),

    // Packages.
    none(
      'packaging-apart',
      { path: '^(electron/(?!packaging/)|shared/|renderer/)' },
      { path: '^electron/packaging/' },
      'The product knows nothing of how it is packaged.',
    ),
    none(
      'packaging-only-packages',
      { path: '^electron/packaging/', pathNot: isTest },
      { path: '^electron/', pathNot: '^electron/(packaging/|hosting/seal\\.ts$|launch/appBuild\\.ts$)' },
      'Packaging builds the app and lays out its files; it runs nothing of it.',
    ),

    // The sample dataset.
    none(
      'sample-alone',
      { path: '^electron/sample/', pathNot: isTest },
      { path: '^electron/', pathNot: '^electron/sample/|^electron/engine/(errors|work/makeFolder)\\.ts$' },
      'The sample is drawn without an engine.',
    ),
    none(
      'sample-has-one-door',
      { path: '^electron/', pathNot: `^electron/sample/|${isTest}` },
      { path: '^electron/sample/', pathNot: '^electron/sample/makeSample\\.ts$' },
      'makeSample is the only door to the sample.',
    ),

    // The engine.
    none(
      'engine-not-electron',
      { path: '^electron/engine/', pathNot: isTest },
      { path: '^electron/(?!engine/|sample/makeSample\\.ts$)|^renderer/|node_modules/electron/' },
      'The engine is a plain Node process.',
    ),
    none(
      'features-apart',
      { path: `^electron/engine/(${features})/`, pathNot: `${isTest}|/testing\\.ts$` },
      {
        path: `^electron/engine/(${features})/`,
        pathNot: ['^electron/engine/$1/', '^electron/engine/images/codec\\.ts$'],
      },
      'Engine features do not import one another; they meet in index, scan and the routes. All may read images.',
    ),
    none(
      'finders-apart',
      { path: `^electron/engine/insight/(${finders})/`, pathNot: isTest },
      { path: `^electron/engine/insight/(${finders})/`, pathNot: '^electron/engine/insight/$1/' },
      'A finder never imports a finder.',
    ),
    none(
      'features-not-routes',
      { path: `^electron/engine/(${features}|${readers})/`, pathNot: isTest },
      { path: '^electron/engine/(routes/|app\\.ts|engine\\.ts)' },
      'Routes call features, never the other way.',
    ),
    none(
      'index-not-features',
      { path: `^electron/engine/(${readers})/`, pathNot: isTest },
      { path: `^electron/engine/(${features})/` },
      'Index and scan know no feature.',
    ),
    none(
      'index-not-scan',
      { path: '^electron/engine/index/', pathNot: isTest },
      { path: '^electron/engine/scan/' },
      'What both need is in shared/model.',
    ),
    none(
      'sharp-in-one-place',
      {
        path: '^electron/',
        pathNot: `^electron/engine/images/codec\\.ts$|^electron/(sample/raster|packaging/icons)\\.ts$|${isTest}|(testing|uglyDatasets)\\.ts$`,
      },
      { path: 'node_modules/sharp/' },
      'codec.ts is the only importer of sharp (and the sample and the icons are drawn with it).',
    ),

    // The renderer: App -> pages -> parts -> commands -> state -> api, and ui below all of them.
    none(
      'renderer-only-shared',
      { path: '^renderer/' },
      { path: '^(electron|e2e)/|^node_modules/(electron|sharp|better-sqlite3|hono)/' },
      'The renderer knows only fetch.',
    ),
    none(
      'renderer-no-node',
      { path: '^renderer/', pathNot: isTest },
      { dependencyTypes: ['core'] },
      'The renderer runs in a browser.',
    ),
    none(
      'ui-alone',
      { path: '^renderer/ui/' },
      { path: '^(renderer|shared)/', pathNot: '^renderer/ui/' },
      'ui would serve any app.',
    ),
    none(
      'api-bottom',
      { path: '^renderer/api/' },
      { path: '^renderer/', pathNot: '^renderer/api/' },
      'api knows only the contract.',
    ),
    none(
      'state-low',
      { path: '^renderer/state/' },
      { path: '^renderer/', pathNot: '^renderer/(state|api)/' },
      'state knows only api.',
    ),
    none(
      'commands-low',
      { path: '^renderer/commands/' },
      { path: '^renderer/', pathNot: '^renderer/(commands|state|api|ui)/' },
      'commands knows only state and api, and draws with ui.',
    ),
    none(
      'parts-low',
      { path: '^renderer/parts/' },
      { path: '^renderer/', pathNot: '^renderer/(parts|commands|state|api|ui)/' },
      'parts are pieces of pages.',
    ),
    none(
      'pages-apart',
      { path: `^renderer/(${pages})/` },
      { path: `^renderer/(${pages})/`, pathNot: '^renderer/$1/' },
      'A page never imports a page.',
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
