import { CustomerIO, CioLogLevel } from 'customerio-reactnative';
import * as Sdk from 'customerio-reactnative';
import { Gleap } from 'react-native-gleapsdk';

CustomerIO.initialize({ cdpApiKey: 'k', logLevel: CioLogLevel.Debug });

export function App({ id }: { id: string }) {
  const login = () => {
    CustomerIO.identify({ userId: id, traits: { email: 'a@b.example' } });
    CustomerIO.setProfileAttributes({ plan: 'free' });
    Gleap.identify(id);
  };
  const logout = () => {
    CustomerIO.clearIdentify();
    Sdk.CustomerIO.track('app_left');
  };
  return <View onOpen={() => CustomerIO.screen('Home')} login={login} logout={logout} />;
}

declare const View: (props: object) => null;
