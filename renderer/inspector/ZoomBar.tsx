/** Below an image: its zoom, and the controls for it. */
import { Maximize2, Minimize2 } from 'lucide-react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import styles from './ZoomBar.module.css';

export const ZoomBar = ({ percent }: { readonly percent: number }) => {
  const fit = useCommand('zoom.fit');
  const actual = useCommand('zoom.actual');
  const toggle = useCommand('loupe.toggle');
  const keep = useCommand('zoom.keep');
  const kept = useApp((state) => state.settings.keepZoom);
  const inFullView = useApp((state) => state.large === 'fullView');
  const Icon = inFullView ? Minimize2 : Maximize2;
  return (
    <div className={styles.bar}>
      <span className={styles.percent}>{percent} %</span>
      {inFullView && (
        <Tooltip text={keep.label} keys={keep.keys}>
          <Button look="quiet" size="small" aria-pressed={kept} onClick={keep.run}>
            Keep zoom
          </Button>
        </Tooltip>
      )}
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
      <Tooltip text={inFullView ? 'Back to the sheet' : 'In the whole window'} keys={toggle.keys}>
        <Button look="quiet" size="small" onClick={toggle.run}>
          <Icon size={13} aria-hidden="true" />
          {inFullView ? 'Close' : 'Full view'}
        </Button>
      </Tooltip>
    </div>
  );
};
