/** The middle of the export dialog: all settings, a section each, as far as the format has them. */
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import type { ExportDraft } from '../state/types.ts';
import { CaptionsSection } from './CaptionsSection.tsx';
import styles from './ExportDialog.module.css';
import { FormatSelect } from './FormatList.tsx';
import { FormatSection } from './FormatSection.tsx';
import { ImagesSection } from './ImagesSection.tsx';
import { NamesSection } from './NamesSection.tsx';
import { Profiles } from './Profiles.tsx';
import { usesBuckets } from './settingsNeeds.ts';
import { TrainingSection } from './TrainingSection.tsx';
import { WhatSection } from './WhatSection.tsx';

interface Props {
  readonly draft: ExportDraft;
  /** Changes anything of the draft besides single settings: a profile, or which samples. */
  readonly onDraft: (change: Partial<ExportDraft>) => void;
  readonly onSettings: (part: Partial<ExportSettings>) => void;
}

export const SettingsPart = ({ draft: { settings, where, profile }, onDraft, onSettings }: Props) => (
  <div className={styles.settings}>
    <FormatSelect value={settings.format} onChange={(format) => onSettings({ format })} />
    <Profiles
      settings={settings}
      profile={profile}
      onUse={(name, kept) => onDraft({ settings: kept, profile: name })}
      onNamed={(name) => onDraft({ profile: name })}
    />
    <WhatSection
      settings={settings}
      where={where}
      onWhere={(next) => onDraft({ where: next })}
      onChange={(what) => onSettings({ what })}
    />
    <CaptionsSection settings={settings} onChange={(captions) => onSettings({ captions })} />
    {formatOf(settings.format).isTable !== true && (
      <>
        <ImagesSection settings={settings} onChange={(images) => onSettings({ images })} />
        <NamesSection settings={settings} onChange={(names) => onSettings({ names })} />
        {usesBuckets(settings) && (
          <TrainingSection settings={settings} onChange={(training) => onSettings({ training })} />
        )}
        <FormatSection settings={settings} onChange={onSettings} />
      </>
    )}
  </div>
);
