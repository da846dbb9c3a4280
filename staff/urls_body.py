"""The people of the body, in its back office."""

from django.urls import path

from staff import views

app_name = "staff"
urlpatterns = [
    path("desk/people/", views.people, name="people"),
    path("desk/people/invite/", views.invite, name="invite"),
    path("desk/people/<uuid:pk>/", views.person, name="person"),
    path("desk/people/<uuid:pk>/profile/", views.profile, name="profile"),
    path("desk/people/<uuid:pk>/authorise/", views.authorise, name="authorise"),
    path("desk/people/<uuid:pk>/competence/", views.competence, name="competence"),
    path("desk/people/<uuid:pk>/ties/", views.conflict, name="conflict"),
    path("desk/people/<uuid:pk>/end/", views.end_membership, name="end-membership"),
    path("desk/impartiality/", views.impartiality, name="impartiality"),
    path("desk/impartiality/<uuid:pk>/", views.advice, name="advice"),
    path("desk/impartiality/<uuid:pk>/assess/", views.assess, name="assess"),
    path("desk/impartiality/<uuid:pk>/answer/", views.answer_assessment, name="answer-assessment"),
    path("desk/authorisations/<uuid:pk>/end/", views.end_authorisation, name="end-authorisation"),
]
