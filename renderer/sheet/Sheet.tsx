/** The centre of the window: the sheet, or a message why it is empty. */
import type { ReactNode } from 'react';
import { useCommand } from '../commands/CommandContext.tsx';
import type { ViewInfo } from '../../shared/api/view.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import styles from './Sheet.module.css';
import { SheetGrid } from './SheetGrid.tsx';

const Empty = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className={styles.empty} role="status">
    <p className={styles.emptyTitle}>{title}</p>
    {children}
  </div>
);

const NothingFound = () => {
  const total = useApp((state) => state.view?.total ?? 0);
  const clear = useCommand('search.clear');
  return (
    <Empty title="No sample matches">
      <p className={styles.emptyText}>None of {total.toLocaleString('en')} samples matches the query.</p>
      <Button onClick={clear.run}>Show all {total.toLocaleString('en')}</Button>
    </Empty>
  );
};

const findingWords = {
  problems: 'problems',
  mislabels: 'wrong labels',
  duplicates: 'duplicates',
  tags: 'doubted tags',
  roster: 'characters',
} as const;

const noFindings: ViewInfo['unknown'] = [];

/** A query over findings that are not known yet: neither none nor all of the samples. */
const NotKnownYet = () => {
  const unknown = useApp((state) => state.view?.unknown ?? noFindings);
  const why = useApp((state) => state.notLookedFor);
  const again = useApp((state) => state.refresh);
  const what = unknown.map((name) => findingWords[name]).join(' and ');
  if (why === null) {
    return (
      <Empty title={`Looking for ${what} ...`}>
        <p className={styles.emptyText}>
          The query asks for them. The samples appear here when they are known.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title={`The ${what} are not known`}>
      <p className={styles.emptyText}>The query asks for them. {why}</p>
      <Button onClick={() => void again()}>Look for them</Button>
    </Empty>
  );
};

const NothingInFolder = () => {
  const path = useApp((state) => state.dataset?.path ?? '');
  const open = useCommand('dataset.open');
  return (
    <Empty title="No images in this folder">
      <p className={styles.emptyText}>
        <span className={styles.path}>{path}</span> and the folders inside hold no PNG, JPEG, WebP, AVIF, GIF,
        BMP or JPEG XL.
      </p>
      <Button onClick={open.run}>Open another folder...</Button>
    </Empty>
  );
};

const Reading = () => {
  const name = useApp((state) => state.dataset?.name ?? '');
  return (
    <Empty title={`Reading ${name}`}>
      <p className={styles.emptyText}>The sheet fills while the folder is being read.</p>
    </Empty>
  );
};

export const Sheet = () => {
  const made = useApp((state) => state.view !== null);
  const count = useApp((state) => state.view?.count ?? 0);
  const total = useApp((state) => state.dataset?.samples ?? 0);
  const scanning = useApp((state) => state.dataset?.phase === 'scanning');
  const unknown = useApp((state) => (state.view?.unknown.length ?? 0) > 0);
  if (unknown) return <NotKnownYet />;
  if (made && count === 0 && total > 0) return <NothingFound />;
  if (made && count === 0 && scanning) return <Reading />;
  if (made && total === 0) return <NothingInFolder />;
  return <SheetGrid />;
};
