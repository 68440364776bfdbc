/** The centre of the window: the sheet, or a word about why there is nothing on it. */
import type { ReactNode } from 'react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/Button.tsx';
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
      <p className={styles.emptyText}>
        None of {total.toLocaleString('en')} samples has all that the query asks for.
      </p>
      <Button onClick={clear.run}>Show all {total.toLocaleString('en')}</Button>
    </Empty>
  );
};

const NothingInFolder = () => {
  const path = useApp((state) => state.dataset?.path ?? '');
  const open = useCommand('dataset.open');
  return (
    <Empty title="No pictures in this folder">
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
  if (made && count === 0 && total > 0) return <NothingFound />;
  if (made && count === 0 && scanning) return <Reading />;
  if (made && total === 0) return <NothingInFolder />;
  return <SheetGrid />;
};
