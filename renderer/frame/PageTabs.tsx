/** The pages of a dataset: the sheet, and what was found. */
import type { CommandId } from '../../shared/commands/commands.ts';
import type { Page } from '../../shared/commands/context.ts';
import { pageNames } from '../../shared/commands/pageNames.ts';
import type { FindingsName } from '../../shared/api/findings.ts';
import { useCaptionRuns, useFindingCounts } from '../api/queries.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import styles from './PageTabs.module.css';

interface Tab {
  readonly page: Page;
  readonly command: Extract<CommandId, `page.${string}`>;
  /** What its number counts, for screen readers. */
  readonly counts: { readonly of: FindingsName | 'proposals'; readonly what: string } | null;
}

const tabs: readonly Tab[] = [
  { page: 'sheet', command: 'page.sheet', counts: null },
  {
    page: 'roster',
    command: 'page.roster',
    counts: { of: 'roster', what: 'characters with too few images' },
  },
  {
    page: 'mislabels',
    command: 'page.mislabels',
    counts: { of: 'mislabels', what: 'very likely wrong' },
  },
  {
    page: 'problems',
    command: 'page.problems',
    counts: { of: 'problems', what: 'samples and files with problems' },
  },
  {
    page: 'duplicates',
    command: 'page.duplicates',
    counts: { of: 'duplicates', what: 'groups' },
  },
  { page: 'training', command: 'page.training', counts: null },
  {
    page: 'captions',
    command: 'page.captions',
    counts: { of: 'proposals', what: 'proposals to review' },
  },
];

const PageTab = ({ tab: { page, command, counts }, count }: { tab: Tab; count: number | null }) => {
  const label = pageNames[page];
  const { run, keys } = useCommand(command);
  const current = useApp((state) => state.page === page);
  return (
    <button
      type="button"
      className={styles.tab}
      aria-current={current ? 'page' : undefined}
      title={keys === '' ? undefined : `${label} (${keys})`}
      onClick={run}
    >
      {label}
      {count !== null && count > 0 && (
        <span className={styles.count} title={`${count.toLocaleString('en')} ${counts?.what ?? ''}`}>
          {count.toLocaleString('en')}
        </span>
      )}
    </button>
  );
};

export const PageTabs = () => {
  const { data } = useFindingCounts();
  const { data: runs = [] } = useCaptionRuns();
  const toReview = runs.reduce((sum, { counts }) => sum + counts.ready, 0);
  const countOf = (of: FindingsName | 'proposals'): number | null =>
    of === 'proposals' ? toReview : (data?.[of] ?? null);
  return (
    <nav className={styles.tabs} aria-label="Pages">
      {tabs.map((tab) => (
        <PageTab key={tab.page} tab={tab} count={tab.counts === null ? null : countOf(tab.counts.of)} />
      ))}
    </nav>
  );
};
