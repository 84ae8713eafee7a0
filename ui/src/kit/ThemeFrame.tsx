import { App, ConfigProvider, theme, type ThemeConfig } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useEffect, type ReactNode } from 'react';
import { applyToDocument, useDark, usePrefs } from './prefs';

/** The palette of the style sheet (styles/tokens.css) for the pieces that Ant draws. */
const LIGHT = { colorPrimary: '#1B5BB8', colorError: '#B42A22', colorText: '#16202C', colorTextSecondary: '#56636F', colorTextTertiary: '#56636F', colorTextPlaceholder: '#66727E', colorBgContainer: '#FFFFFF', colorBgElevated: '#FFFFFF', colorBorder: '#C4CCD4', colorBorderSecondary: '#DFE4E9' };
const DARK = { colorPrimary: '#7DB0F5', colorError: '#F5827B', colorText: '#E6EBF0', colorTextSecondary: '#9AA8B5', colorTextTertiary: '#9AA8B5', colorTextPlaceholder: '#8C99A6', colorBgContainer: '#161E27', colorBgElevated: '#1B2530', colorBorder: '#3A4754', colorBorderSecondary: '#26313C', colorTextLightSolid: '#0E141B' };
const SHAPE = { borderRadius: 6, fontSize: 14, fontFamily: 'var(--font)', controlHeight: 32, wireframe: false, motionDurationMid: '0.12s', motionDurationSlow: '0.16s' };

export function ThemeFrame({ children }: { children: ReactNode }) {
  const dark = useDark();
  const { language } = usePrefs();
  useEffect(applyToDocument, [dark, language]);
  const config: ThemeConfig = {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...SHAPE, ...(dark ? DARK : LIGHT) },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  };
  return (
    <ConfigProvider theme={config} locale={language === 'zh' ? zh : en} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
