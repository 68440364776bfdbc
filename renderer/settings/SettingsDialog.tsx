/** The user's settings. All take effect at once, except the suffixes, which need the folder read again. */
import type { ReactNode } from 'react';
import type { Density, Settings } from '../../shared/api/settings.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogBody } from '../ui/overlays/Dialog.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Slider } from '../ui/fields/Slider.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import styles from './SettingsDialog.module.css';
import { JournalSettings } from './JournalSettings.tsx';
import { FoundSuffixes } from './FoundSuffixes.tsx';
import { SuffixSettings } from './SuffixSettings.tsx';
import { TagListSettings } from './TagListSettings.tsx';

const sizes: readonly (readonly [Density, string])[] = [
  ['rows', 'rows'],
  ['tiles', 'tiles'],
  ['sheet', 'contacts'],
];

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.group}>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
);

const Appearance = () => {
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  return (
    <Group title="Appearance">
      <div className={styles.line}>
        <span>Theme</span>
        <Segmented<Settings['theme']>
          label="Theme"
          value={settings.theme}
          onChange={(theme) => change({ theme })}
          choices={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      {sizes.map(([density, label]) => (
        <div key={density} className={styles.line}>
          <span>Images in {label}</span>
          <div className={styles.size}>
            <Slider
              label={`Size of images in ${label}`}
              value={settings.imageSize[density]}
              min={64}
              max={640}
              step={8}
              valueText={`${settings.imageSize[density]} pixels`}
              onChange={(size) => change({ imageSize: { ...settings.imageSize, [density]: size } })}
            />
            <span className={styles.number}>{settings.imageSize[density]} px</span>
          </div>
        </div>
      ))}
    </Group>
  );
};

const FullView = () => {
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  return (
    <Group title="Full view">
      <div className={styles.line}>
        <span>Captions</span>
        <Segmented<Settings['loupeCaptionsAt']>
          label="Captions in the full view"
          value={settings.loupeCaptionsAt}
          onChange={(loupeCaptionsAt) => change({ loupeCaptionsAt })}
          choices={[
            { value: 'auto', label: 'By the window' },
            { value: 'beside', label: 'Beside' },
            { value: 'below', label: 'Below' },
          ]}
        />
      </div>
      <Switch
        label="Filmstrip of the images before and after"
        checked={settings.filmstrip}
        onChange={(filmstrip) => change({ filmstrip })}
      />
      <Switch
        label="Keep zoom and position from image to image"
        checked={settings.keepZoom}
        onChange={(keepZoom) => change({ keepZoom })}
      />
      <Switch
        label="After a mark, go on to the next sample"
        checked={settings.stepAfterMark}
        onChange={(stepAfterMark) => change({ stepAfterMark })}
      />
    </Group>
  );
};

const Keyboard = () => {
  const changed = useApp((state) => Object.keys(state.settings.keys).length);
  const help = useCommand('help.open');
  const keys = useCommand('keys.open');
  const print = useCommand('keys.print');
  return (
    <Group title="Keyboard">
      <div className={styles.line}>
        <span>
          {changed === 0
            ? 'Every command can have other keys'
            : `${amount(changed, 'command')} with other keys`}
        </span>
        <Button onClick={keys.run}>
          Change keys... <Keys keys={keys.keys} />
        </Button>
      </div>
      <div className={styles.line}>
        <span>All keys, and the query language</span>
        <Button onClick={help.run}>
          Show them <Keys keys={help.keys} />
        </Button>
      </div>
      <div className={styles.line}>
        <span>All keys on paper</span>
        <Button onClick={print.run}>Print...</Button>
      </div>
    </Group>
  );
};

export const SettingsDialog = () => {
  const open = useApp((state) => state.overlay === 'settings');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Settings">
      <DialogBody>
        <Inside />
      </DialogBody>
    </Dialog>
  );
};

const Inside = () => {
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  const dataset = useApp((state) => state.dataset);
  const blur = useCommand('pictures.blur');
  return (
    <div className={styles.groups}>
      <Appearance />
      <FullView />
      <Group title="Privacy">
        <Switch
          label="Blur images whose rating tag is explicit"
          checked={settings.blurExplicit}
          onChange={(blurExplicit) => change({ blurExplicit })}
        />
        <p className={styles.hint}>
          <Keys keys={blur.keys} /> blurs all images at once, and shows them again.
        </p>
      </Group>
      {dataset !== null && (
        <Group title={`Caption files of ${dataset.name}`}>
          <SuffixSettings key={dataset.id} dataset={dataset} />
          <FoundSuffixes />
        </Group>
      )}
      <Group title="List of tags">
        <TagListSettings />
      </Group>
      <Group title="Undo history">
        <JournalSettings />
      </Group>
      <Keyboard />
    </div>
  );
};
