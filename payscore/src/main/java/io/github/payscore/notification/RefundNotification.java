/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.notification;

import org.jspecify.annotations.Nullable;

import io.github.payscore.refund.Refund;

/**
 * A refund has ended, of whatever product: the user has got the money, or will not get it
 * this way. The status of the refund and the type of the event tell which. Immutable.
 * <p>
 * An application that has payments of several products gets the refunds of all of them at
 * the address of the refund, or at that of the merchant platform.
 *
 * @author PayScore for Spring Boot contributors
 * @param merchant the name of the merchant that it is for
 * @param id the id of the notification
 * @param eventType what happened: {@link #SUCCESS}, {@link #ABNORMAL} or {@link #CLOSED}
 * @param createTime when the notification was made, as text; {@code null} if it is
 * missing
 * @param summary what WeChat Pay says for people; {@code null} if there is none
 * @param refund the refund, with the merchant in {@link Refund#mchid()} and
 * {@link Refund#subMchid()}; every value may be missing
 * @param resource the JSON text of the decrypted resource
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587976">Notification of a
 * refund, direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012586138">Notification of a
 * refund, partner</a>
 */
public record RefundNotification(String merchant, String id, String eventType, @Nullable String createTime,
		@Nullable String summary, Refund refund, String resource) implements Notification {

	/**
	 * The user has got the money.
	 */
	public static final String SUCCESS = "REFUND.SUCCESS";

	/**
	 * The bank refused the money: the merchant has to settle the refund in the merchant
	 * platform.
	 */
	public static final String ABNORMAL = "REFUND.ABNORMAL";

	/**
	 * The refund was closed: the user does not get the money.
	 */
	public static final String CLOSED = "REFUND.CLOSED";

	static boolean isType(String eventType) {
		return SUCCESS.equals(eventType) || ABNORMAL.equals(eventType) || CLOSED.equals(eventType);
	}

	/**
	 * Return the envelope, without the content.
	 */
	@Override
	public String toString() {
		return "RefundNotification [id=" + this.id + ", eventType=" + this.eventType + "]";
	}

}
