/** What the scan and the watcher leave out, and why, said once for both. */

/** Extensions (lowercase, with the dot) that are never an image; everything else is judged by its content. */
const notImages = new Set(
  (
    '.txt .caption .captions .cap .tags .tag .nl .json .jsonl .npz .npy .safetensors .pt .pth .ckpt .gguf .onnx .bin ' +
    '.parquet .arrow .csv .tsv .toml .yaml .yml .ini .cfg .conf .md .rst .log .bak .old .orig .tmp .temp .swp ' +
    '.part .lock .db .db-wal .db-shm .sqlite .lmdb .mdb .zip .tar .gz .tgz .bz2 .xz .zst .7z .rar .py .pyc ' +
    '.ipynb .js .ts .mjs .sh .bat .ps1 .cmd .exe .dll .so .html .htm .xml .css .svg .svgz .pdf .doc .docx .xls ' +
    '.xlsx .rtf .mp4 .webm .mkv .mov .avi .m4v .mp3 .wav .flac .ogg .m4a .srt .vtt .psd .kra .xcf .clip .ai ' +
    '.lnk .url .desktop .sha256 .md5 .aria2 .crdownload'
  ).split(' '),
);

/** Extensions of images: such a file is a sample even when its content is no image. */
const images = new Set(
  '.png .apng .jpg .jpeg .jpe .jfif .webp .gif .bmp .dib .avif .avifs .jxl .tif .tiff .heic .heif'.split(' '),
);

/** From the last dot, lowercase; empty for none, or when the dot is the first character. */
const extensionOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
};

export const mayBeImage = (name: string): boolean => !notImages.has(extensionOf(name));
export const claimsToBeImage = (name: string): boolean => images.has(extensionOf(name));

const skippedFolders: Readonly<Record<string, string>> = {
  cache:
    'Trainers keep their latents in folders of this name: it is not read. Rename it if it holds images of yours.',
  node_modules: 'Programs keep their parts in folders of this name: it is not read.',
  __pycache__: 'Programs keep their parts in folders of this name: it is not read.',
};

/** Why a file or folder is passed over, in a sentence, or null. */
export const skipReason = (name: string, isFolder: boolean): string | null => {
  if (name.startsWith('.')) return 'It is hidden: its name begins with a dot.';
  return isFolder && Object.hasOwn(skippedFolders, name) ? (skippedFolders[name] ?? null) : null;
};

const isSkippedName = (name: string, isFolder: boolean): boolean => skipReason(name, isFolder) !== null;

/** Whether a path below the root stands in a skipped folder, or is itself hidden. */
export const isSkippedPath = (relPath: string): boolean => {
  for (let from = 0; ;) {
    const slash = relPath.indexOf('/', from);
    if (slash < 0) return isSkippedName(relPath.slice(from), false);
    if (isSkippedName(relPath.slice(from, slash), true)) return true;
    from = slash + 1;
  }
};
