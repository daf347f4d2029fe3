import { readFileSync } from 'node:fs';
import { Wechatpay } from 'wechatpay-axios-plugin';

const { env } = process;
const wxpay = new Wechatpay({
  baseURL: env.WECHATPAY_BASE_URL,
  mchid: env.WECHATPAY_MCHID,
  serial: env.WECHATPAY_SERIAL,
  privateKey: readFileSync(env.WECHATPAY_PRIVATE_KEY_PATH),
  certs: { [env.WECHATPAY_PLATFORM_PUBLIC_KEY_ID]: readFileSync(env.WECHATPAY_PLATFORM_PUBLIC_KEY_PATH) },
  headers: { 'Wechatpay-Serial': env.WECHATPAY_PLATFORM_PUBLIC_KEY_ID },
});

const out_order_no = `NODE${Date.now()}`;
const service = { appid: env.WECHATPAY_PAYSCORE_APPID, service_id: env.WECHATPAY_PAYSCORE_SERVICE_ID };
const shanghai = () => new Date(Date.now() + 8 * 3600e3).toISOString().replace(/\D/g, '').slice(0, 14);

await wxpay['v3/payscore/serviceorder'].post({
  ...service,
  out_order_no,
  service_introduction: 'Power bank',
  risk_fund: { name: 'DEPOSIT', amount: 9900 },
  time_range: { start_time: 'OnAccept' },
  notify_url: 'http://localhost:3000/wechatpay/notifications',
  need_user_confirm: true,
});

// What the user does on the phone
await fetch(`${env.PAYSCORE_LOCAL_URL}/api/merchants/direct/orders/${out_order_no}/confirm`, { method: 'POST' });

await wxpay['v3/payscore/serviceorder/{out_order_no}/complete'].post({
  ...service,
  post_payments: [{ name: 'Rent', amount: 300 }],
  total_amount: 300,
  time_range: { end_time: shanghai() },
}, { out_order_no });

const { data } = await wxpay['v3/payscore/serviceorder'].get({ params: { ...service, out_order_no } });
console.log(data.state, data.state_description, data.total_amount);
