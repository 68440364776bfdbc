/** Which version runs, on what: for reports of faults. */
import { useApp } from '../state/AppContext.tsx';
import { useState } from 'react';
import { useAbout, useLicences } from '../api/about.ts';
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
      <Licences />
    </>
  );
};

/** What else is shipped, and under which terms. */
const Licences = () => {
  const [open, setOpen] = useState(false);
  const { data } = useLicences(open);
  return (
    <details className={styles.licences} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Licences of what is shipped with it</summary>
      {data !== undefined && (
        <>
          <p>
            {data.length === 0
              ? 'Run from a checkout: they lie in node_modules.'
              : `${data.length} packages. Electron and Chromium have theirs in files beside the program.`}
          </p>
          {data.map(({ name, version, license, text }) => (
            <details key={`${name} ${version}`}>
              <summary>
                {name} {version} <span className={styles.terms}>{license}</span>
              </summary>
              <pre className={styles.text}>{text === '' ? `Under ${license}.` : text}</pre>
            </details>
          ))}
        </>
      )}
    </details>
  );
};
