import { defineTexts } from '../../kit/texts';

export const fileTexts = defineTexts(
  {
    files: 'Files', path: 'Path in the container', reason: 'Reason', download: 'Download', upload: 'Upload…', busy: 'copying…',
    about: 'A path that ends with / takes an upload under its own name. Folders: slipway cp.',
    uploaded: (path: string, bytes: number, sha256: string) => `${path}: ${bytes} bytes, sha256 ${sha256.slice(0, 12)}`, downloaded: (path: string, bytes: number) => `${path}: ${bytes} bytes`,
  },
  {
    files: '文件', path: '容器内路径', reason: '原因', download: '下载', upload: '上传…', busy: '复制中…',
    about: '路径以 / 结尾时，上传的文件保留原名。目录请用 slipway cp。',
    uploaded: (path, bytes, sha256) => `${path}：${bytes} 字节，sha256 ${sha256.slice(0, 12)}`, downloaded: (path, bytes) => `${path}：${bytes} 字节`,
  },
);
