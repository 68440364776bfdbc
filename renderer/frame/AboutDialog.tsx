/** Which version runs, on what: for reports of faults. */
import { useApp } from '../state/AppContext.tsx';
import { useAbout } from '../api/about.ts';
import { Dialog, DialogBody } from '../ui/overlays/Dialog.tsx';
import styles from './AboutDialog.module.css';
import { shownBy } from '../state/shownBy.ts';

export const AboutDialog = () => {
  const open = useApp((state) => state.overlay === 'about');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="About Proofsheet" width="narrow">
      <DialogBody>
        <Versions />
      </DialogBody>
    </Dialog>
  );
};

const Versions = () => {
  const { data } = useAbout();
  if (data === undefined) return null;
  const rows: readonly (readonly [string, string])[] = [
    ['Version', data.version],
    ['Commit', data.commit ?? 'a checkout, not a package'],
    ...shownBy(navigator.userAgent),
    ['Node', data.node],
  ];
  return (
    <>
      <dl className={styles.table}>
        {rows.map(([name, value]) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.licence}>
        Free software under the MIT licence. It sends nothing anywhere by itself.
      </p>
    </>
  );
};
