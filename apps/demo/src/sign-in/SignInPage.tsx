import type { ReactElement } from 'react';
import { OperatorPanel } from '../operator/OperatorPanel.tsx';
import { ThemeButton } from '../theme/ThemeButton.tsx';
import { Brand } from '../workspace/Brand.tsx';
import { lastUserId } from './lastUserId.ts';
import { SignInForm } from './SignInForm.tsx';
import './sign-in.css';

/** Where everything starts; an operator can lift a ban from here. */
export function SignInPage({ device }: { readonly device: string | undefined }): ReactElement {
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <Brand />
        <ThemeButton />
      </header>
      <main className="sign-in-main">
        <SignInForm device={device} />
        <details className="sign-in-operator">
          <summary>Operator</summary>
          <OperatorPanel userId={lastUserId.read()} />
        </details>
      </main>
    </div>
  );
}
