/** `proofsheet traits DIR NAME`: what most captions of a character have in common, its outfits, and what becomes of them. */
import type { Command } from 'commander';
import type { CharacterTraits, TraitChoice } from '../../../shared/api/traits.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { percentText } from '../../../shared/roster/rosterColumn.ts';
import { aspectLabels } from '../../../shared/traits/aspects.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { table } from './table.ts';

interface TypedTraits extends Typed {
  readonly keep?: readonly string[];
  readonly drop?: readonly string[];
  readonly absorb?: readonly string[];
}

/** The traits and outfits as text. */
export const traitsText = ({ tag, images, traits, outfits, others }: CharacterTraits): string => {
  const rows = traits.map((trait) => [
    trait.choice === 'keep' ? '' : trait.choice,
    percentText(trait.share),
    percentText(trait.rest),
    trait.tag,
    aspectLabels[trait.aspect].toLowerCase(),
  ]);
  const worn = outfits.map((outfit) => [
    outfit.images,
    outfit.name ?? '',
    outfit.tags.map((each) => each.tag).join(', '),
  ]);
  return [
    `${tag}: ${images} images`,
    '',
    ...(rows.length === 0
      ? ['No tag is in four of five of its captions.']
      : table([['', 'share', 'elsewhere', 'trait', ''], ...rows])),
    '',
    ...(worn.length === 0
      ? ['No garments recur.']
      : table([['images', 'outfit', 'garments'], ...worn, [others.images, 'none of these', '']])),
    '',
  ].join('\n');
};

/** Keeps what was typed in the dataset's proofsheet.json. @returns whether anything was typed */
const choose = async (client: EngineClient, character: string, typed: TypedTraits): Promise<boolean> => {
  const of = (tags: readonly string[] | undefined, choice: TraitChoice) =>
    (tags ?? []).map((tag) => ({
      path: ['traits', 'choices', character, tagKey(tag)],
      value: choice === 'keep' ? null : choice,
    }));
  const entries = [...of(typed.keep, 'keep'), ...of(typed.drop, 'drop'), ...of(typed.absorb, 'absorb')];
  if (entries.length === 0) return false;
  await client.call('POST /api/project', { body: { label: `Choose traits of ${character}`, entries } });
  return true;
};

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

export const addTraits = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('traits'))
    .description('what most captions of a character have in common, and its outfits')
    .argument('<dir>', 'the dataset folder')
    .argument('<character>', 'its tag in any spelling, or its name alone')
    .option('--keep <tag>', 'keep the trait in captions; may be repeated, as the next two', collect)
    .option('--drop <tag>', 'mark the trait to be removed from captions', collect)
    .option('--absorb <tag>', 'mark the trait to be left out by `export --absorb`', collect)
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, name: string, typed: TypedTraits) => {
      const { terminal } = context;
      await onDataset(dir, typed, context, async (client) => {
        const read = (character: string): Promise<CharacterTraits> =>
          client.call('GET /api/roster/traits', { query: { character } });
        const found = await read(name);
        if (found.images === 0)
          throw new CommandError(exitCode.usage, `No image has the character “${name}”.`);
        const now = (await choose(client, found.key, typed)) ? await read(found.key) : found;
        await terminal.print(typed.json === true ? `${JSON.stringify(now)}\n` : traitsText(now));
      });
    });
};
