import json
import os
import time
import urllib.parse
import urllib.request
from base64 import b64decode, b64encode
from uuid import uuid4

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

env = os.environ
with open(env["WECHATPAY_PRIVATE_KEY_PATH"], "rb") as file:
    private_key = load_pem_private_key(file.read(), password=None)
with open(env["WECHATPAY_PLATFORM_PUBLIC_KEY_PATH"], "rb") as file:
    public_key = load_pem_public_key(file.read())


def call(method, path, body=None):
    content = json.dumps(body) if body else ""
    timestamp, nonce = str(int(time.time())), uuid4().hex
    message = "\n".join([method, path, timestamp, nonce, content, ""]).encode()
    signature = b64encode(private_key.sign(message, PKCS1v15(), hashes.SHA256())).decode()
    request = urllib.request.Request(env["WECHATPAY_BASE_URL"] + path, content.encode() or None, method=method, headers={
        "Authorization": f'WECHATPAY2-SHA256-RSA2048 mchid="{env["WECHATPAY_MCHID"]}",nonce_str="{nonce}",'
                         f'signature="{signature}",timestamp="{timestamp}",serial_no="{env["WECHATPAY_SERIAL"]}"',
        "Wechatpay-Serial": env["WECHATPAY_PLATFORM_PUBLIC_KEY_ID"],
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": "order.py"})
    with urllib.request.urlopen(request) as response:
        answer, headers = response.read(), response.headers
    signed = b"\n".join([headers["Wechatpay-Timestamp"].encode(), headers["Wechatpay-Nonce"].encode(), answer, b""])
    public_key.verify(b64decode(headers["Wechatpay-Signature"]), signed, PKCS1v15(), hashes.SHA256())
    return json.loads(answer) if answer else None


orders = "/v3/payscore/serviceorder"
out_order_no = f"PYTHON{time.time_ns()}"
service = {"appid": env["WECHATPAY_PAYSCORE_APPID"], "service_id": env["WECHATPAY_PAYSCORE_SERVICE_ID"]}
call("POST", orders, service | {
    "out_order_no": out_order_no,
    "service_introduction": "Power bank",
    "risk_fund": {"name": "DEPOSIT", "amount": 9900},
    "time_range": {"start_time": "OnAccept"},
    "notify_url": "http://localhost:8000/wechatpay/notifications",
    "need_user_confirm": True})

# What the user does on the phone
confirm = f'{env["PAYSCORE_LOCAL_URL"]}/api/merchants/direct/orders/{out_order_no}/confirm'
urllib.request.urlopen(urllib.request.Request(confirm, method="POST")).close()

call("POST", f"{orders}/{out_order_no}/complete", service | {
    "post_payments": [{"name": "Rent", "amount": 300}],
    "total_amount": 300,
    "time_range": {"end_time": time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + 8 * 3600))}})

order = call("GET", f"{orders}?" + urllib.parse.urlencode(service | {"out_order_no": out_order_no}))
print(order["state"], order["state_description"], order["total_amount"])
