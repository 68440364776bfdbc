/** Images that were set aside, with what belongs to them: each, or all, come back to where they were. */
import type { AsideImage } from '../../shared/api/aside.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './AsideDialog.module.css';
import { AsideList } from './AsideList.tsx';
import { useAsideImages, useBringBack } from './useAside.ts';
import { useChosen } from './useChosen.ts';

const noImages: readonly AsideImage[] = [];

const Aside = ({ onClose }: { readonly onClose: () => void }) => {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useAsideImages();
  const { busy, bringBack } = useBringBack();
  const [first] = data?.pages ?? [];
  const images = data?.pages.flatMap((page) => page.images) ?? noImages;
  const chosen = useChosen(images);
  const total = first?.total ?? 0;
  if (first === undefined) {
    return (
      <p className={styles.empty} role="status">
        {error === null ? 'Reading the folder...' : error.message}
      </p>
    );
  }
  const back = (ids: readonly number[]): void => {
    if (ids.length > 0 && !busy) void bringBack({ ids });
  };
  return (
    <>
      <p className={styles.words} role="status">
        {total === 0 ? 'Nothing is set aside.' : `${amount(total, 'image')} in ${first.folder}`}
      </p>
      {total === 0 ? (
        <p className={styles.empty}>
          Delete on the sheet sets the selected images aside, with their captions and masks. They go to{' '}
          {first.folder}, are listed here, and can come back.
        </p>
      ) : (
        <AsideList
          images={images}
          chosen={chosen}
          onBack={back}
          onEnd={() => {
            if (hasNextPage && !isFetching) void fetchNextPage();
          }}
        />
      )}
      <DialogFoot>
        <span className={styles.hint}>
          {total > 0 && 'Space chooses, Enter brings the chosen ones back.'}
        </span>
        <Button onClick={onClose}>Close</Button>
        {total > 0 && (
          <Button disabled={busy} onClick={() => void bringBack({ all: true })}>
            Bring all {amount(total, 'image')} back
          </Button>
        )}
        {total > 0 && (
          <Button look="primary" disabled={busy || chosen.ids.length === 0} onClick={() => back(chosen.ids)}>
            Bring {amount(chosen.ids.length, 'image')} back
          </Button>
        )}
      </DialogFoot>
    </>
  );
};

export const AsideDialog = () => {
  const open = useApp((state) => state.overlay === 'aside');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Set aside" width="full">
      {open && <Aside onClose={close} />}
    </Dialog>
  );
};
