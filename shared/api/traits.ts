/** Traits of characters: what stands in most of their captions, their outfits, and what the user wants of them. */
import { z } from 'zod';
import { edit } from '../edit/edit.ts';
import { aspects } from '../traits/aspects.ts';
import { sampleId } from './ids.ts';

/** `drop`: to be removed from the captions. `absorb`: left out of exports, so that the character's own tag takes it on. */
export const traitChoices = ['keep', 'drop', 'absorb'] as const;
export type TraitChoice = (typeof traitChoices)[number];

export const outfitName = z.string().trim().min(1).max(80);

/** What the user has decided about traits; kept in `proofsheet.json`. Characters and tags by their identity keys. */
export const traitSettings = z.object({
  /** By character, by tag; what is not named is kept. */
  choices: z.record(z.string(), z.record(z.string(), z.enum(['drop', 'absorb']))).default({}),
  /** By character, by the outfit's name: its tags. */
  outfits: z.record(z.string(), z.record(outfitName, z.array(z.string().min(1)).min(1).max(100))).default({}),
});
export type TraitSettings = z.infer<typeof traitSettings>;

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

const trait = z.object({
  /** As the dataset spells it most often. */
  tag: z.string(),
  key: z.string(),
  aspect: z.enum(aspects),
  count,
  /** Of the character's images, and of all others. */
  share,
  rest: share,
  choice: z.enum(traitChoices),
  query: z.string(),
});
export type Trait = z.infer<typeof trait>;

const outfit = z.object({
  /** As the user named it; null: found, and not named. */
  name: z.string().nullable(),
  tags: z.array(z.object({ tag: z.string(), key: z.string(), count })),
  /** Images that show one of these tags. */
  images: count,
  query: z.string(),
});
export type Outfit = z.infer<typeof outfit>;

export const characterTraits = z.object({
  tag: z.string(),
  key: z.string(),
  images: count,
  /** Tags in 80 % of its images or more: by aspect, most frequent first. */
  traits: z.array(trait),
  /** Named ones first, then those that are found. No tag is in two of them. */
  outfits: z.array(outfit),
  /** Images that show none of them. */
  others: z.object({ images: count, query: z.string() }),
  /** Images that name no other character: in these a tag that is dropped can only be this one's. */
  alone: z.object({ images: count, query: z.string() }),
});
export type CharacterTraits = z.infer<typeof characterTraits>;

const droppedTraits = z.object({
  /** Null: nothing is to be dropped. */
  edit: edit.nullable(),
  samples: z.array(sampleId),
});
export type DroppedTraits = z.infer<typeof droppedTraits>;

const ofCharacter = z.object({ character: z.string().min(1) });

export const traitEndpoints = {
  /** By the character's tag in any spelling, or its name alone; without images where the dataset does not have it. */
  'GET /api/roster/traits': { query: ofCharacter, response: characterTraits },
  /** The edit that removes what is to be dropped, for a preview, and the samples that it is for. */
  'GET /api/roster/traits/dropped': { query: ofCharacter, response: droppedTraits },
} as const;
