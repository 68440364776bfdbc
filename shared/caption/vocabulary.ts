/**
 * Words of the field: tags whose category does not depend on the dataset, and qualifiers that say what kind
 * of thing a tag is (`otter (animal)`) rather than where a character comes from (`perlica (arknights)`).
 */

const list = (words: string): readonly string[] =>
  words
    .split(',')
    .map((word) => word.trim().replaceAll(/\s+/g, ' '))
    .filter((word) => word !== '');

export const ratingTags: ReadonlySet<string> = new Set(
  list('general, safe, sfw, sensitive, questionable, nsfw, explicit'),
);

/** `rating:explicit`, `rating explicit` (from `rating_explicit`), `rating:e`. */
export const ratingPattern =
  /^rating(?::\s?| )(?:general|safe|sfw|sensitive|questionable|nsfw|explicit|[gsqe])$/;

export const qualityTags: ReadonlySet<string> = new Set(
  list(`masterpiece, best quality, amazing quality, great quality, high quality, good quality, normal quality,
    average quality, medium quality, low quality, bad quality, worst quality, very aesthetic, aesthetic, displeasing,
    very displeasing`),
);
export const qualityPattern = /^score \d+(?: up)?$/;

export const yearTags: ReadonlySet<string> = new Set(list('newest, recent, late, mid, early, old, oldest'));
export const yearPattern = /^year:? ?\d{4}$/;

export const metaTags: ReadonlySet<string> = new Set(
  list(`highres, absurdres, incredibly absurdres, lowres, huge filesize, commentary, commentary request,
    mixed-language commentary, symbol-only commentary, untranslated commentary, translated, translation request,
    partially translated, hard-translated, check translation, check commentary, tagme, artist request,
    character request, copyright request, source request, source smaller, md5 mismatch, resolution mismatch,
    third-party edit, third-party source, non-web source, image sample, duplicate, pixel-perfect duplicate, revision,
    upscaled, downscaled, jpeg artifacts, scan artifacts, screening, scan, raw scan, screenshot, official art,
    game cg, animated, animated gif, animated png, looping animation, video, sound, has audio, variant set,
    paid reward available, available on skeb, has bad revision, has censored revision, has uncensored revision,
    has downscaled revision, has lossy revision, has watermarked revision, has textless revision,
    has cropped revision, alternate source, bad source, bad link, ai-generated, ai-assisted, stitched, cropped`),
);
export const metaPattern = /^(?:[a-z-]+ commentary|bad (?:[a-z]+ )?id)$/;

/** The last qualifier says by itself that the tag names a work. */
export const workQualifiers: ReadonlySet<string> = new Set(
  list(`series, franchise, copyright, game, video game, visual novel, anime, manga, manhwa, webtoon, comic, webcomic,
    novel, light novel, movie, film, tv series, cartoon`),
);

export const artistQualifiers: ReadonlySet<string> = new Set(list('artist, mangaka, illustrator, circle'));
export const characterQualifiers: ReadonlySet<string> = new Set(
  list('character, oc, original character, vtuber'),
);
export const metaQualifiers: ReadonlySet<string> = new Set(list('medium'));

/** Never a copyright, whatever the dataset has: kinds of things, manners, clothes, occasions. */
export const plainQualifiers: ReadonlySet<string> = new Set(
  list(`style, animal, food, fruit, vegetable, dessert, drink, flower, plant, tree, object, weapon, sword, gun, tool,
    vehicle, ship, aircraft, meme, pose, gesture, symbol, shape, letter, number, place, location, building, planet,
    creature, monster, species, dog, cat, bird, fish, insect, bug, clothing, clothes, costume, outfit, uniform, cosplay,
    hair, hairstyle, headwear, hat, jewelry, accessory, instrument, music, song, album, sport, card, currency, language,
    event, holiday, season, job, class, element, material, fabric, pattern, print, color, colour, texture, lighting,
    alternate, alternate costume, new look, old, new, young, child, adult, aged up, aged down, male, female, genderswap,
    genderswap (mtf), genderswap (ftm), spring, summer, autumn, fall, winter, swimsuit, bikini, school uniform, maid,
    casual, formal, dress, kimono, yukata, pajamas, armor, idol, bunny, bunny suit, wedding, bride, christmas, halloween,
    valentine, new year, birthday, anniversary, skin, default, first ascension, second ascension, third ascension,
    phrase, expression, eyes, theme, parody, format, editing, software, company, organization, group, brand, website,
    toy, doll, robot, item, furniture, container, tattoo, mythology, religion, physics, astronomy, sign, font, topic`),
);
