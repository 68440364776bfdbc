/** Below a picture: its scale, and what changes it. */
import { Maximize2, Minimize2 } from 'lucide-react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import styles from './ZoomBar.module.css';

export const ZoomBar = ({ percent }: { readonly percent: number }) => {
  const fit = useCommand('zoom.fit');
  const actual = useCommand('zoom.actual');
  const loupe = useCommand('loupe.toggle');
  const inLoupe = useApp((state) => state.overlay === 'loupe');
  const Icon = inLoupe ? Minimize2 : Maximize2;
  return (
    <div className={styles.bar}>
      <span className={styles.percent}>{percent} %</span>
      <Tooltip text="Fit the whole image" keys={fit.keys}>
        <Button look="quiet" size="small" onClick={fit.run}>
          Fit
        </Button>
      </Tooltip>
      <Tooltip text="One image pixel per screen pixel" keys={actual.keys}>
        <Button look="quiet" size="small" onClick={actual.run}>
          100 %
        </Button>
      </Tooltip>
      <Tooltip text={inLoupe ? 'Back to the sheet' : 'In the whole window'} keys={loupe.keys}>
        <Button look="quiet" size="small" onClick={loupe.run}>
          <Icon size={13} aria-hidden="true" />
          {inLoupe ? 'Close' : 'Full view'}
        </Button>
      </Tooltip>
    </div>
  );
};
