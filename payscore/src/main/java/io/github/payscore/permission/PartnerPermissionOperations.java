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

package io.github.payscore.permission;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Operations on the permissions that users give partners of the mainland, so that orders
 * need no confirmation (免确认).
 * <p>
 * The merchant applies for a permission under a number of its own, and the user gives it
 * on a page of WeChat; a notification and a query tell that they did. From then on orders
 * of the service may be created without a confirmation by the user, until the user or the
 * merchant ends the permission.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the operation {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PartnerPermissionOperations {

	/**
	 * Apply for a permission: get the token that opens the page where the user gives it,
	 * within an hour.
	 * <p>
	 * The call is never repeated, because WeChat Pay does not say that it accepts a
	 * repetition. If its outcome is unknown, apply again under another number: a
	 * permission that was applied for and never given permits nothing.
	 * @param request what is applied for
	 * @return the token, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-auth/apply-partner-permissions.html">Apply
	 * for a permission</a>
	 */
	Mono<PermissionToken> apply(ApplyPermissionRequest request);

	/**
	 * Apply for a permission that the user is asked for in a scene, such as a payment
	 * with WeChat Pay. As {@link #apply}, it is never repeated.
	 * @param request what is applied for, and the scene
	 * @return the token for the scene, never empty. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-auth/scene-apply-partner-permissions.html">Apply
	 * for a permission in a scene</a>
	 */
	Mono<ScenePermissionToken> applyForScene(ApplyPermissionForSceneRequest request);

	/**
	 * Query a permission, by its number or by the user. A query changes nothing and may
	 * be repeated at any time.
	 * <p>
	 * WeChat Pay refuses with {@code 404} and the code {@code ORDER_NOT_EXIST} if the
	 * user never gave a permission. By a number that was only applied for, the permission
	 * is in state {@code UNBINDUSER}.
	 * @param request whose permission
	 * @return the permission, never empty. Fails with {@link WeChatPayResponseException}
	 * when WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-auth/get-partner-permissions-by-code.html">Query
	 * a permission</a>
	 */
	Mono<Permission> query(QueryPermissionRequest request);

	/**
	 * End a permission, by its number or by the user: from then on orders need a
	 * permission anew. Orders that exist are not touched.
	 * <p>
	 * It is repeated when the network fails, because a permission that has ended does not
	 * end again. If a repetition is refused, a query settles whether it has ended,
	 * whoever ended it. If the user gives the permission, and it had ended before at some
	 * time, nothing shows whether this call ended it in between: the outcome is unknown.
	 * @param request whose permission, and why it ends
	 * @return completes when WeChat Pay provably ended the permission. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-auth/terminate-partner-permissions-by-code.html">End
	 * a permission</a>
	 */
	Mono<Void> terminate(TerminatePermissionRequest request);

	/**
	 * Let WeChat Pay assess the risk of a user, perhaps of what they are about to buy,
	 * for services that have risk levels. An assessment changes nothing about the
	 * permission and may be repeated.
	 * @param request whose risk
	 * @return the permission with the risk level, never empty. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-auth/assess-user-risk-level.html">Assess
	 * the risk of a user</a>
	 */
	Mono<Permission> assessUserRiskLevel(AssessUserRiskLevelRequest request);

}
